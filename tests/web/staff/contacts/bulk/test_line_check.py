"""Lines of a table of contacts, each told what it would change or why it is not taken."""

from datetime import timedelta

import pytest

from navigator.knowledge.content.confirmation import Confirmation
from navigator.ledger import confirmed_contacts, proposed_contacts
from navigator.ledger.database import Actor
from navigator.web.staff.contacts.bulk.line_check import check_lines
from navigator.web.staff.contacts.bulk.sent_lines import ContactLine
from navigator.web.staff.contacts.confirmation_form import MAX_LETTERS
from navigator.web.staff.contacts.current_values import by_field, current_values
from navigator.web.staff.request import StaffRequest
from tests.conftest import NOW
from tests.web.staff.contacts.bulk.conftest import CALL, NUMBER, OTA

OTHER, TODAY = NUMBER[:-1] + "8", NOW.date()


@pytest.fixture
def desk(site, officer):
    """A desk of an editor at the table."""
    asked, look = [], StaffRequest.page
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaffRequest, "page", lambda request, *given: asked.append(request) or look(request, *given))
        officer("editor").get("contacts/")
    return Desk(asked[-1])


class Desk:
    def __init__(self, request):
        self.request = request

    def mark(self, place=OTA):
        office, _, field = place.rpartition("/")
        with self.request.ledger.reading() as connection:
            return by_field(current_values(self.request, connection))[office, field].mark

    def check(self, *lines):
        with self.request.ledger.writing() as connection:
            return check_lines(lines, self.request, connection)

    def line(self, number=2, place=OTA, **cells):
        return ContactLine(number, self.mark(place), **({"value": NUMBER} | CALL | cells))

    def checked(self, **cells):
        (checked,) = self.check(self.line(**cells))
        return checked

    def confirm(self, value=NUMBER, day=TODAY):
        with self.request.ledger.writing() as connection:
            confirmed_contacts.confirm(connection, Confirmation("hello-work/ota", "phone", value, "officer-call", day, ""), Actor("editor", NOW))

    def propose(self, value, who):
        with self.request.ledger.writing() as connection:
            proposed_contacts.propose(connection, Confirmation("hello-work/ota", "phone", value, "officer-call", NOW.date(), ""), Actor(who, NOW))


def test_a_filled_line_says_what_people_will_read(desk):
    checked = desk.checked(note="代表の番号")
    assert (checked.state, checked.after, checked.source, checked.words) == ("change", NUMBER, "窓口に電話して確かめました", "")
    assert (checked.confirmation.value, checked.confirmation.source, checked.confirmation.evidence) == (NUMBER, "officer-call", "代表の番号")
    assert (checked.confirmation.office, checked.confirmation.field, checked.confirmation.checked_on) == ("hello-work/ota", "phone", NOW.date())
    assert checked.is_new
    assert desk.check(ContactLine(2, desk.mark()), ContactLine(3, "nothing")) == [], "nothing is filled in"


def test_without_a_new_value_what_stands_is_confirmed_again(desk):
    desk.confirm(day=NOW.date() - timedelta(days=30))
    checked = desk.checked(value="")
    assert (checked.state, checked.after, checked.is_new) == ("change", NUMBER, False)


@pytest.mark.parametrize(("cells", "state"), [({}, "same"), ({"note": "もう一度"}, "change"), ({"checked_on": "2026-11-23"}, "change"), ({"value": OTHER}, "change")])
def test_a_line_that_says_what_stands_is_the_same(desk, cells, state):
    desk.confirm()
    checked = desk.checked(**cells)
    assert (checked.state, checked.words) == (state, "いまの値と同じです。" if state == "same" else "")


@pytest.mark.parametrize(("cells", "words"), [
    ({"value": ""}, "「新しい値」が空です。"),
    ({"value": "=A1"}, "「新しい値」が式のままです。値を書いてください。"),
    ({"value": "1" * (MAX_LETTERS + 1)}, f"長すぎます。{MAX_LETTERS}字までにしてください。"),
    ({"note": "長" * (MAX_LETTERS + 1)}, f"長すぎます。{MAX_LETTERS}字までにしてください。"),
    ({"value": "276468609"}, "「276468609」は電話番号として読めませんでした。はじめの０が消えていませんか。"),
    ({"value": "2764686090"}, "「2764686090」は電話番号として読めませんでした。はじめの０が消えていませんか。"),
    ({"source": ""}, "「出典」が空です。"),
    ({"value": "0276-46-860", "source": ""}, "「0276-46-860」は電話番号として読めませんでした。数字とハイフンで書いてください。「出典」が空です。"),
    ({"source": "長" * 41}, f"「{'長' * 40}」は、選べる出典にありません。"),
    ({"checked_on": ""}, "「確認した日」が空です。2026-11-24 のように書いてください。"),
    ({"checked_on": "きのう"}, "「確認した日」が読めませんでした。2026-11-24 のように書いてください。"),
    ({"source": "", "checked_on": ""}, "「出典」が空です。「確認した日」が空です。2026-11-24 のように書いてください。"),
    ({"hide": "はい", "value": NUMBER}, "「新しい値」と「消す」の両方が書かれています。どちらかにしてください。"),
    ({"hide": "たぶん", "value": ""}, "「消す」には、○を書くか、空のままにしてください。"),
])  # fmt: skip
def test_a_faulty_line_says_all_that_is_wrong(desk, cells, words):
    checked = desk.checked(**cells)
    assert (checked.state, checked.words, checked.confirmation) == ("bad", words, None)
    assert checked.current.contact.id == "hello-work/ota"


@pytest.mark.parametrize("note", ["長" * MAX_LETTERS, ""])
def test_a_note_may_be_as_long_as_in_the_form(desk, note):
    assert desk.checked(note=note).state == "change"


@pytest.mark.parametrize("source", ["officer-call", "OFFICER-CALL", " 窓口に 電話して確かめました "])
def test_a_source_is_told_by_its_title_or_id(desk, source):
    assert desk.checked(source=source).confirmation.source == "officer-call"


@pytest.mark.parametrize("mark", ["", "hello-work/ota/phone", "hello-work/none/phone/12345678", "hello-work/ota/colour/12345678", "x/y"])
def test_a_line_of_no_value_is_not_taken(desk, mark):
    (checked,) = desk.check(ContactLine(2, mark, NUMBER, **CALL))
    assert (checked.state, checked.current, checked.is_new) == ("bad", None, False)
    assert checked.words == "どの値の行かが、わかりません。書き出したファイルの行に書いてください（「照合」の列は変えないでください）。"


def test_two_lines_of_one_value_are_both_refused(desk):
    lines = [desk.line(2), desk.line(3, value=OTHER), ContactLine(4, desk.mark())]
    assert [(each.line.number, each.state, each.words) for each in desk.check(*lines)] == [
        (n, "bad", "同じ事業所の同じ項目が、ほかの行にもあります。ひとつだけ残してください。") for n in (2, 3)
    ]
    of_two_fields = desk.check(desk.line(2), desk.line(3, "hello-work/ota/page", value="https://jsite.mhlw.go.jp/"))
    assert of_two_fields[0].state == "change"


@pytest.mark.parametrize("mark", ["○", "〇", "◯", "Ｏ", "1", "X", "✓", "✔", "レ", "はい", "消す"])
def test_a_value_is_hidden_by_any_of_these_marks(desk, mark):
    desk.confirm()
    checked = desk.checked(value="", hide=mark)
    assert (checked.state, checked.words, checked.confirmation) == ("hide", "", None)


def test_what_people_do_not_see_need_not_be_hidden(desk):
    checked = desk.checked(value="", hide="○")
    assert (checked.state, checked.words) == ("same", "いまも、住民の方には出ていません。")
    desk.confirm(day=NOW.date() - timedelta(days=400))
    assert desk.checked(value="", hide="○").state == "hide", "an old value is still seen"


@pytest.mark.parametrize("cells", [{"value": OTHER}, {"value": "", "hide": "○"}])
def test_a_value_that_changed_meanwhile_is_told(desk, cells):
    desk.confirm(OTHER.replace("8", "7"))
    line = desk.line(**cells)
    desk.confirm()
    (checked,) = desk.check(line)
    assert checked.state == "meanwhile"


def test_the_same_value_that_waits_is_the_same(desk):
    desk.propose(NUMBER, "admin")
    checked = desk.checked()
    assert (checked.state, checked.words) == ("same", "同じ値が、もう一人の確認を待っています。")


def test_one_s_own_waiting_value_gives_way_and_another_s_does_not(desk):
    desk.propose(OTHER, "editor")
    checked = desk.checked()
    assert (checked.state, checked.words) == ("change", f"前に書いた「{OTHER}」と入れかえます。")
    with desk.request.ledger.writing() as connection:
        for waiting in proposed_contacts.all_waiting(connection):
            proposed_contacts.decline(connection, waiting.id, Actor("editor", NOW))
    desk.propose(OTHER, "admin")
    checked = desk.checked()
    assert (checked.state, checked.words) == (
        "bad", f"adminさんが書いた「{OTHER}」が、確認を待っています。先に、そちらを確かめるか、取り下げてください。",
    )  # fmt: skip
