"""What a file of a region holds, as officers call it: nobody has to know where a text lies."""

from pathlib import PurePosixPath

from navigator.dialogue.wording.translation import Translator
from navigator.editions.records.record_change import part_of
from navigator.editions.records.record_files import RecordFiles

FILES = {
    "content/windows.yaml": "窓口の言葉", "content/facts.yaml": "質問の言葉", "content/helplines.yaml": "相談先の電話",
    "content/faq.yaml": "よくある質問", "content/topics.yaml": "話題", "content/plan.yaml": "計画の文",
    "content/sources.yaml": "根拠にした資料", "content/municipalities.yaml": "市町村", "content/screens.yaml": "質問の上に立つ言葉",
    "content/other_doors.yaml": "計画の外の相談先", "content/town_pages.yaml": "市町村のページの用件",
    "content/example_ways.yaml": "この案内についての例", "content/operator.yaml": "運営者（レターヘッド）",
    "content/wrong_numbers.yaml": "まちがって出回っている番号",
    "content/language/answers.yaml": "答えになる言葉", "content/language/asked.yaml": "答えになる短い言葉",
    "content/language/names.yaml": "窓口と支援策の呼び方", "content/language/places.yaml": "市町村の呼び方",
    "rules/windows.yaml": "窓口の決まり", "rules/facts.yaml": "質問の決まり", "rules/parameters.yaml": "決まりの数",
    "rules/conditions.yaml": "いくつもの決まりが使う条件", "rules/categories.yaml": "類型", "rules/ranks.yaml": "ご案内の順番",
}  # fmt: skip
OF_ONE = {
    "rules/schemes": "「{name}」の決まり", "content/schemes": "「{name}」の言葉", "content/offices": "「{name}」の事業所",
    "content/kpi": "{name}の目標", "cases": "確認例（{name}）",
}  # fmt: skip
"""Folders whose files belong to one window, scheme or year each, or are called by their names."""


def file_words(name: str, files: RecordFiles, t: Translator) -> str:
    """What a file is called; its own name where nobody has given it one."""
    if name in FILES:
        return t(FILES[name])
    path = PurePosixPath(name)
    if (words := OF_ONE.get(str(path.parent))) is None:
        return name
    titles = files.choices("services")
    called = part_of(files.tree(name), ("title",)) if str(path.parent) == "content/kpi" else titles.get(path.stem)
    return t(words).format(name=called or path.stem)
