"""What an edition may newly lead people to beside contacts: numbers that charge nothing, and pages of public bodies."""

from collections.abc import Iterator

from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.official_pages import is_charged, is_office_phone, page_fault

LETTERHEAD = "content/operator.yaml"
Value = tuple[str, str, str]  # file, name of the record, the value itself


def public_value_faults(old: Knowledge, new: Knowledge) -> list[str]:
    """What is new and against the rules of contacts; what is in force stays, and vouches for no host but its own address."""
    known = {text for values in (_phones(old), _pages(old)) for _, _, text in values} | {old.region.operator.phone.text}
    faults = [
        f"{file}:1  `{text}` of `{id}` charges for what is told. Write the number of a public body"
        for file, id, text in _phones(new) if text not in known and is_charged(text)
    ]
    number = new.region.operator.phone.text
    if number and number not in known and not is_office_phone(number):
        faults.append(f"{LETTERHEAD}:1  `{number}` is no telephone of an office. Write it with the area code, or leave it out")
    for file, id, text in _pages(new):
        if text and text not in known and page_fault(old, text):
            faults.append(f"{file}:1  `{text}` of `{id}` is no plain https page of a body that is known. Write the page of a public body")
    return faults


def _phones(knowledge: Knowledge) -> Iterator[Value]:
    for helpline in knowledge.helplines:
        yield from (("content/helplines.yaml", helpline.id, text) for text in (helpline.phone.text, *helpline.phone.more))


def _pages(knowledge: Knowledge) -> Iterator[Value]:
    for helpline in knowledge.helplines:
        yield from (("content/helplines.yaml", helpline.id, text) for text in (helpline.chat_page, helpline.page.text))
    for id, words in knowledge.scheme_words.items():
        yield f"content/schemes/{id}.yaml", id, words.page
    yield LETTERHEAD, knowledge.region.operator.name, knowledge.region.operator.page
