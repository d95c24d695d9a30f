"""Rules read aloud, contact values that wait for an officer, and what cites the plan."""

from collections.abc import Iterator
from datetime import date

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.checks.citations import OWED_A_RULE, cited_by
from navigator.knowledge.checks.first_doors import first_doors, towns_served
from navigator.knowledge.content.office_ref import OfficeRef
from navigator.knowledge.knowledge import Knowledge

from .rule_reader import RuleReader


def read_aloud(knowledge: Knowledge, id: str, day: date, t: Translator) -> str:
    """Any rule as Japanese sentences, from the tree that the engine runs."""
    reader = RuleReader(knowledge, day, t).readers().get(id)
    if reader is None:
        return "\n".join(_out_of_force(knowledge, id, day, t))
    return "\n".join(reader())


def _out_of_force(knowledge: Knowledge, id: str, day: date, t: Translator) -> Iterator[str]:
    """That a rule is not used on a day, and what served before its first."""
    yield t("{id} は、{day} には使われていません。").format(id=id, day=t.year(day))
    text = knowledge.schemes.get(id)
    if text and text.before and day < text.valid.start:
        yield t("そのときは：{text}").format(text=t(text.before.text))


def readable(knowledge: Knowledge, day: date, t: Translator) -> list[str]:
    """The ids that can be read aloud, with windows and schemes of the files that are not in force on the day."""
    readers = RuleReader(knowledge, day, t).readers()
    return list(dict.fromkeys((*readers, *knowledge.windows, *knowledge.schemes)))


FIELDS = ("phone", "hours", "address")


def waiting_contacts(knowledge: Knowledge, day: date) -> list[str]:
    """Unconfirmed contact values of offices and town halls, most needed first: by how many towns' first doors depend on it."""
    towns = towns_served(first_doors(knowledge, knowledge.rules_on(day)))
    rows = []
    for offices in knowledge.contact_offices.values():
        for office in offices.values():
            ref = str(OfficeRef(office.window, office.id))
            needed = len(towns.get(ref, ()))
            for n, field in enumerate(FIELDS):
                status = getattr(office, field).status
                if status != "confirmed":
                    rows.append((-needed, n, f"{ref} {field} {status}  {office.name}  ({needed} towns)"))
    return [text for _, _, text in sorted(rows)]


def statement_table(knowledge: Knowledge) -> list[str]:
    """Each statement of the plan with what it owes and what cites it; those that owe a rule come first."""
    cited = cited_by(knowledge)
    statements = sorted(knowledge.plan.statements.values(), key=lambda s: s.owes not in OWED_A_RULE)
    return [f"{s.id}  {s.section}  {s.owes}  <-  {'; '.join(cited[s.id]) or '-'}" for s in statements]
