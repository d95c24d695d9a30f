"""What forms of services declare: the doors of a concern, and the two orders."""

import pytest

from navigator.editions.records.kinds.record_kind import RecordField, RecordKind
from navigator.editions.records.kinds.service_kinds import CONCERNS, SCHEME_STEPS, WINDOW_STEPS


def test_every_door_of_a_concern_has_the_fields_that_a_new_one_begins_with():
    doors, first = ([field for field in fields if field.keys.startswith("doors/")] for fields in (CONCERNS.fields, CONCERNS.first))
    assert [field.keys for field in first] == [f"doors/@0/{name}" for name in ("name", "text", "find", "say", "window", "ask_for", "cites")]
    assert [field.keys for field in doors] == [
        f"doors/*/{name}" for name in (
            "name", "text", "find", "say", "window", "ask_for", "say_in_japanese", "calls", "relay/office", "relay/ask", "cites",
        )
    ]  # fmt: skip
    declared = {field.keys.rpartition("/")[2]: field for field in doors}
    for field in first:
        of_all = declared[field.keys.rpartition("/")[2]]
        assert (field.label, field.type, field.choices, field.is_needed) == (of_all.label, of_all.type, of_all.choices, of_all.is_needed)


@pytest.mark.parametrize(("kind", "id", "title", "key", "put"), [
    (WINDOW_STEPS, "window-steps", "窓口の順番の決まり", "windows", "先に出す窓口"), (SCHEME_STEPS, "scheme-steps", "支援策の順番の決まり", "schemes", "先に出す支援策"),
])  # fmt: skip
def test_a_step_of_an_order_is_called_by_what_it_puts_forward(kind, id, title, key, put):
    fields = (
        RecordField("for", "だれのとき", "choices", "選ばなければ、みんなのときです。", "personas"),
        RecordField("put", put, "choices", "上から順に出します。並べかえは「ご案内の順番を変える」でします。", key, is_needed=True),
        RecordField("cites", "根拠", "choices", choices="grounds", is_needed=True),
        RecordField("interpretation", "計画の読み方", help="計画にはっきり書かれていないとき、どう読んでいるかです。"),
    )
    assert kind == RecordKind(
        id, title, ("rules/ranks.yaml",), fields, called="put", called_from=key, first=fields, above=(key,), listed="number", can_go=True,
        help="上の決まりから見て、あてはまるものを順に出します。足したものは、いちばん下に入ります。どんな方のときかは、条件で決めます。",
    )  # fmt: skip
