"""The list of telephones: every confirmed number, in an emergency the others too; nothing that grows stale without a line."""

from navigator.dialogue.result.take_along.phonebook import hall_groups, phonebook
from tests.conftest import NOW


def listed(knowledge, t):
    return {(phone.name, phone.phone) for group in phonebook(knowledge, t, NOW.date()) for phone in group.phones}


def test_every_confirmed_number_and_no_other(knowledge, t):
    wanted = {
        (t(line.name), line.phone.text)
        for line in knowledge.helplines
        if line.phone.text and (line.phone.status == "confirmed" or line.emergency)
    }
    for offices in knowledge.offices.values():
        wanted |= {
            (t(o.name), o.phone.text)
            for o in offices.values()
            if o.phone.text and o.phone.status == "confirmed"
        }
    wanted |= {(t.town_hall(town), town.phone.text) for town in knowledge.municipalities.values()}
    assert listed(knowledge, t) == wanted


def test_the_halls_stand_in_the_groups_in_which_a_town_is_chosen(knowledge, t):
    groups = hall_groups(knowledge, t)
    assert sum(len(group.phones) for group in groups) == 35
    assert [group.title for group in groups][:2] == ["あ行", "か行"]
    ota = knowledge.municipalities["10205"].phone.confirmed_text
    assert ("太田市役所（代表）", ota, "municipality/10205") in [(phone.name, phone.phone, phone.ref) for group in groups for phone in group.phones]


def test_an_unconfirmed_number_is_not_there(knowledge, t):
    unconfirmed = {
        (t(line.name), line.phone.text)
        for line in knowledge.helplines
        if line.phone.status != "confirmed" and not line.emergency
    }
    assert unconfirmed
    assert not unconfirmed & listed(knowledge, t)


def test_who_is_hurt_at_home_finds_a_line_under_a_heading_that_names_no_violence(knowledge, t):
    groups = {phone.name: group.title for group in phonebook(knowledge, t, NOW.date()) for phone in group.phones}
    for line in knowledge.helplines:
        if line.phone.text and "violence" in line.serves:
            assert not any(word in groups[t(line.name)] for word in ("暴力", "DV", "虐待"))
    assert groups["DV相談ナビ"] == groups["DV相談＋（プラス）"] != groups["よりそいホットライン"]


def test_hours_only_when_confirmed_and_never_open_now(knowledge, t):
    for group in phonebook(knowledge, t, NOW.date()):
        for phone in group.phones:
            assert "いま" not in phone.hours
    assert all(group.phones for group in phonebook(knowledge, t, NOW.date()))


def test_the_emergency_stands_first_then_home_then_other_lines_and_each_window_under_its_name(knowledge, t):
    groups = {group.title: [phone.name for phone in group.phones] for group in phonebook(knowledge, t, NOW.date())}
    lines = [line for line in knowledge.helplines if line.phone.confirmed_text or (line.emergency and line.phone.text)]
    at_home = [t.named(line.name) for line in lines if "violence" in line.serves and "any" not in line.serves]
    pressing = [t.named(line.name) for line in lines if line.emergency and t.named(line.name) not in at_home]
    assert pressing
    assert groups["つらいとき・困ったとき"] == pressing
    assert groups["家族や身近な人のことで、困っているとき"] == at_home
    assert groups["そのほかの電話相談"] == [name for line in lines if (name := t.named(line.name)) not in {*pressing, *at_home}]
    reached = [id for id in knowledge.windows if any(office.phone.confirmed_text for office in knowledge.offices[id].values())]
    assert list(groups)[3:-1] == [t(knowledge.window_words[id].name) for id in reached]
    assert list(groups)[-1] == "市役所・町村役場（代表）"
