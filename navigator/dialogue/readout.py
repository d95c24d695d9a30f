"""Rules read aloud, and the contact values that wait for an officer: for the terminal and for staff."""

from collections.abc import Iterator, Sequence
from datetime import date

from navigator.engine import Domain
from navigator.engine.condition import Leaf, Node
from navigator.knowledge import OWED_A_RULE, Knowledge, Office, citers

from .grounds import cite
from .phrases import requirement
from .tongue import Tongue


def read_aloud(knowledge: Knowledge, id: str, day: date, say: Tongue) -> str:
    """A scheme's or window's rule as Japanese sentences, from the tree that the engine runs."""
    rules = knowledge.on(day)
    found = {scheme.id: (scheme.instead, rule) for scheme, rule, _ in rules.schemes}
    found |= {window.id: (window.instead, rule) for window, rule, _ in rules.windows}
    if id not in found:
        return say("{id} は、{day} には使われていません。").format(id=id, day=say.year(day))
    instead, rule = found[id]
    text = knowledge.schemes.get(id) or knowledge.windows[id]
    name = (knowledge.scheme_words.get(id) or knowledge.window_words[id]).name
    reader = _Reader(knowledge, rules.domains, text.personas[0], say)
    lines = [
        say("「{name}」の対象になるのは、次のとおりです。").format(name=say(name)),
        *reader.sentences(rule.node),
    ]
    for condition, ids in instead.items():
        names = say.join(_name(knowledge, other, say) for other in ids)
        label = say(knowledge.fact_words[condition].label) if condition else say("そのほかの理由")
        lines.append(say("{label}で対象にならない方には：{names}").format(label=label, names=names))
    lines += [say("窓口で確認すること：{text}").format(text=say(line)) for line in text.confirm]
    lines.append(
        say("根拠：{cites}").format(cites=say.join(cite(knowledge, c, say).label for c in text.cites))
    )
    if text.interpretation:
        lines.append(say("私たちの読み方：{text}").format(text=say(text.interpretation)))
    return "\n".join(lines)


def _name(knowledge: Knowledge, id: str, say: Tongue) -> str:
    words = knowledge.window_words.get(id) or knowledge.scheme_words[id]
    return say(words.name)


class _Reader:
    def __init__(self, knowledge: Knowledge, domains: Sequence[Domain], voice: str, say: Tongue) -> None:
        self.knowledge, self.domains, self.voice, self.say = knowledge, domains, voice, say

    def sentences(self, node: Node, depth: int = 1) -> Iterator[str]:
        """The tree, one line a leaf, indented."""
        indent = "　" * depth
        if isinstance(node, Leaf):
            yield f"{indent}・{self.leaf(node)}"
        elif not node.parts:
            yield f"{indent}・" + (
                self.say("条件はありません") if node.both else self.say("だれも対象になりません")
            )
        else:
            yield indent + (
                self.say("次のすべてにあてはまる：") if node.both else self.say("次のどれかにあてはまる：")
            )
            for part in node.parts:
                yield from self.sentences(part, depth + 1)

    def leaf(self, leaf: Leaf) -> str:
        """One requirement."""
        fact = self.domains[leaf.fact].fact
        label = self.say(self.knowledge.fact_words[fact.id].label)
        return f"{label}：{requirement(self.knowledge, leaf, fact, self.voice, self.say)}"


def waiting_contacts(knowledge: Knowledge) -> list[str]:
    """The values that no officer confirmed, those that nothing else replaces first."""
    rows = []
    for window, offices in knowledge.offices.items():
        for office in offices.values():
            for field in ("phone", "hours", "address"):
                status = getattr(office, field).status
                if status != "confirmed":
                    rows.append(
                        (_urgency(office, field), f"{window}/{office.id} {field} {status}  {office.name}")
                    )
    return [text for _, text in sorted(rows)]


def statement_table(knowledge: Knowledge) -> list[str]:
    """Each statement of the plan with what it owes and what cites it; what owes a rule stands first."""
    cited = citers(knowledge)
    statements = sorted(knowledge.plan.statements.values(), key=lambda s: s.owes not in OWED_A_RULE)
    return [f"{s.id}  {s.section}  {s.owes}  <-  {'; '.join(cited[s.id]) or '-'}" for s in statements]


def _urgency(office: Office, field: str) -> tuple[int, bool]:
    return ("phone", "hours", "address").index(field), office.relay is None
