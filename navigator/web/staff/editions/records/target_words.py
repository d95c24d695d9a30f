"""How the targets of a year are told: what can be chosen, what stands in one, and what is wrong with what was typed."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from navigator.dialogue.wording.translation import Translator
from navigator.editions.records.record_change import part_of
from navigator.editions.records.record_files import RecordFiles
from navigator.editions.records.target_fields import TargetFields, TargetProblem
from navigator.editions.records.target_table import TargetRow, target_rows

from .draft_records import ChangedField, DraftRecords
from .record_words import REFUSED_FIELD

WAYS = {"month": "月ごとの数", "year": "年度の合計", "rate": "割合", "words": "言葉で書く"}
REFUSED_TARGET: Mapping[str, str] = {
    **REFUSED_FIELD,
    "words_number": "言葉で書く目標には、数を入れられません。数を空にするか、数え方を変えてください。",
    "words_rate": "言葉で書く目標には、分子と分母がありません。名前を消すか、数え方を「割合」にしてください。",
    "rate_only": "分子と分母の名前は、数え方が「割合」のときだけ入れられます。",
    "two_names": "分子と分母の名前を２つ、１行に１つずつ書いてください。",
    "body": "「{name}」は、担当（{owner}）にありません。担当にある団体の名前を書いてください。",
    "body_letters": "「{name}」は使えません。空白や「/」を入れずに、40字までで書いてください。",
    "bodies": "２つ以上の団体を、１行に１つ、１回ずつ書いてください。",
    "adds_words": "言葉で書く進みは、足せません。「足すと全体になる」を外してください。",
    "adds_alone": "「足すと全体になる」は、数を入れる団体があるときだけ選べます。",
}


def said_parts(t: Translator, row: TargetRow) -> dict[str, str]:
    """A target read aloud, in the parts that change by themselves."""
    now = row.now.plain
    number = f"{now.value}{row.unit}" if now.value else "—"
    return {
        "number": "　".join(part for part in (number, now.note) if part),
        "counted": t("数え方：{way}").format(way=said_way(t, row)),
        "each": _said_bodies(t, now),
        "rate_of": _said_rate(t, now),
    }


def said_counting(t: Translator, row: TargetRow) -> list[str]:
    """How a target is counted, below a heading that says so; what it does not have is left out."""
    now = row.now
    bodies, rate = ([_said_bodies(t, now)] if now.each else []), ([_said_rate(t, now)] if now.rate_of else [])
    return [said_way(t, row), *bodies, *rate]


def said_way(t: Translator, row: TargetRow) -> str:
    """In which way it is counted; another word of a file stays."""
    return t(WAYS.get(row.now.counted, row.now.counted))


def _said_bodies(t: Translator, now: TargetFields) -> str:
    if not now.each and not now.adds:
        return t("団体ごとの数：ありません")
    adding = t("足すと全体になります") if now.adds else t("足しません")
    return t("団体ごとの数：{bodies}（{adding}）").format(bodies="・".join(now.each), adding=adding)


def _said_rate(t: Translator, now: TargetFields) -> str:
    if len(now.rate_of) == 2:
        return t("分子は「{part}」、分母は「{whole}」").format(part=now.rate_of[0], whole=now.rate_of[1])
    return t("分子と分母の名前：{names}").format(names="・".join(now.rate_of) or t("ありません"))


def said_changes(t: Translator, old: TargetRow | None, new: TargetRow | None) -> tuple[list[str], list[str]]:
    """What one says otherwise than the other, read aloud; of one alone what it has."""
    if old is None or new is None:
        return _said_alone(t, old), _said_alone(t, new)
    before, after = said_parts(t, old), said_parts(t, new)
    differing = [part for part in before if before[part] != after[part]]
    return [before[part] for part in differing], [after[part] for part in differing]


def _said_alone(t: Translator, row: TargetRow | None) -> list[str]:
    if row is None:
        return []
    parts = said_parts(t, row)
    return [parts["number"], parts["counted"], *said_counting(t, row)[1:]]


def changed_targets(t: Translator, records: DraftRecords, file: str) -> list[ChangedField]:
    """The targets of a year that a draft says otherwise, read aloud."""
    old = {row.id: row for row in target_rows(records.in_force.tree(file))}
    new = {row.id: row for row in target_rows(records.now.tree(file))}
    both = {id: said_changes(t, old.get(id), new.get(id)) for id in {**old, **new}}
    return [ChangedField((new.get(id) or old[id]).text, *said) for id, said in both.items() if said[0] != said[1]]


def year_title(files: RecordFiles, file: str) -> str:
    """What a year of targets is called."""
    return str(part_of(files.tree(file), ("title",)) or PurePosixPath(file).stem)


def said_problem(t: Translator, problem: TargetProblem, row: TargetRow, typed: TargetRow) -> str:
    """What is wrong with a field. `typed`: the row with what was typed."""
    now = "　".join(said_changes(t, row, typed)[0])
    return t(REFUSED_TARGET[problem.kind]).format(now=now, name=problem.name, owner=row.owner)
