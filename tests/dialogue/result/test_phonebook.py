"""The list of telephones: every confirmed number and no other; nothing that grows stale without a line."""

from navigator.dialogue.result.phonebook import phonebook


def listed(knowledge, say):
    return {(phone.name, phone.phone) for group in phonebook(knowledge, say) for phone in group.phones}


def test_every_confirmed_number_and_no_other(knowledge, say):
    wanted = {
        (say(line.name), line.phone.text) for line in knowledge.helplines if line.phone.status == "confirmed"
    }
    for offices in knowledge.offices.values():
        wanted |= {
            (say(o.name), o.phone.text)
            for o in offices.values()
            if o.phone.text and o.phone.status == "confirmed"
        }
    assert listed(knowledge, say) == wanted


def test_an_unconfirmed_number_is_not_there(knowledge, say):
    unconfirmed = {
        (say(line.name), line.phone.text) for line in knowledge.helplines if line.phone.status != "confirmed"
    }
    assert unconfirmed
    assert not unconfirmed & listed(knowledge, say)


def test_hours_only_when_confirmed_and_never_open_now(knowledge, say):
    for group in phonebook(knowledge, say):
        for phone in group.phones:
            assert "いま" not in phone.hours
    assert all(group.phones for group in phonebook(knowledge, say))
