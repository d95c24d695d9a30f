"""The list of telephones: every confirmed number and no other; nothing that grows stale without a line."""

from navigator.dialogue.result.phonebook import phonebook


def listed(knowledge, t):
    return {(phone.name, phone.phone) for group in phonebook(knowledge, t) for phone in group.phones}


def test_every_confirmed_number_and_no_other(knowledge, t):
    wanted = {
        (t(line.name), line.phone.text) for line in knowledge.helplines if line.phone.status == "confirmed"
    }
    for offices in knowledge.offices.values():
        wanted |= {
            (t(o.name), o.phone.text)
            for o in offices.values()
            if o.phone.text and o.phone.status == "confirmed"
        }
    assert listed(knowledge, t) == wanted


def test_an_unconfirmed_number_is_not_there(knowledge, t):
    unconfirmed = {
        (t(line.name), line.phone.text) for line in knowledge.helplines if line.phone.status != "confirmed"
    }
    assert unconfirmed
    assert not unconfirmed & listed(knowledge, t)


def test_hours_only_when_confirmed_and_never_open_now(knowledge, t):
    for group in phonebook(knowledge, t):
        for phone in group.phones:
            assert "いま" not in phone.hours
    assert all(group.phones for group in phonebook(knowledge, t))
