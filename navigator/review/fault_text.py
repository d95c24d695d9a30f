"""Faults of a proof as text: file and line, what is wrong, and the shortest conversation that leads there."""

from collections.abc import Mapping

from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.prove.fault import Fault, FaultReport
from navigator.knowledge.knowledge import Knowledge

from .conversation_text import conversation_text

TEXTS: Mapping[Fault, str] = {
    Fault.LOOP: "the conversation never ends: it asks again what was already asked",
    Fault.GROWING: "an answer opens questions that were not open before: no end is certain",
    Fault.FLIP: "a further answer turns the verdict of `{about}` round",
    Fault.DEAD_END: "a conversation ends without a window that can be called or visited",
    Fault.NOBODY: "someone has no window that can be called or visited",
    Fault.CONTRADICTORY: "`{about}` contradicts itself: no one can ever meet it",
    Fault.ALWAYS: "the condition of `{about}` is always true: it turns no one away. Leave it out, or mend it",
    Fault.SHADOWED: "`{about}` is shadowed: whenever it holds, another one has come first",
    Fault.IDLE: "in `{about}` the part on `{others}` changes nothing: the parts beside it decide alone",
    Fault.NO_INSTEAD: "`{about}` turns people away and names no one instead. Write `instead`, or its `otherwise`",
    Fault.INSTEAD_CLOSED: "`{about}` turns people away, and everyone it names instead does so too: {others}",
    Fault.NO_OFFICE: "`{about}` has no office here: mend the areas of its offices",
    Fault.TWO_OFFICES: "`{about}` covers a place that `{others}` covers too. Leave it with one of them",
    Fault.GAP: "{number} alone is treated unlike {below} and {above}: sets that should meet miss or overlap in {others}",
    Fault.NEVER_FITS: "no conversation ever arrives at `{about}`",
    Fault.NEVER_OFFICE: "no conversation ever arrives at the office `{about}`",
    Fault.NEVER_ASKED: "the question `{about}` is never asked",
    Fault.UNUSED_OPTION: "no rule names the option `{about}`. Take it out, or list it under `unruled`",
}


def fault_text(knowledge: Knowledge, rules: CompiledRules, report: FaultReport, t: Translator) -> str:
    """A line that says where and what, then the conversation."""
    number = int(report.about.partition("/")[2]) if report.fault is Fault.GAP else 0
    text = TEXTS[report.fault].format(
        about=report.about, others=", ".join(report.others), number=number, below=number - 1, above=number + 1
    )
    return located_fault(
        _location(knowledge, report.about), text, conversation_text(knowledge, rules, report.answers, t)
    )


def located_fault(where: str, text: str, conversation: tuple[str, ...] = ()) -> str:
    """A fault in the form of the loader's problems, with a conversation beneath."""
    return "\n".join([f"{where}  {text}" if where else text, *(f"    {line}" for line in conversation)])


def _location(knowledge: Knowledge, about: str) -> str:
    """`file:line` of a rule, an office, a fact or an option; "" if it has none."""
    id, _, rest = about.partition("/")
    rules = knowledge.rules
    if id == "rank":
        kind, _, n = rest.partition("/")
        steps = rules.ranks.get(kind)
        node = steps.list()[int(n) - 1] if steps else rules.ranks
    elif id == "urgent":
        node = rules.ranks
    elif rest in knowledge.offices.get(id, {}):
        node = knowledge.offices[id][rest].node
    elif id in knowledge.schemes or id in knowledge.windows:
        node = (knowledge.schemes.get(id) or knowledge.windows[id]).node
    elif id in knowledge.facts:
        node = knowledge.facts[id].node
    elif id in rules.categories:
        node = rules.categories[id]
    else:
        return ""
    return f"{node.file}:{node.line}"
