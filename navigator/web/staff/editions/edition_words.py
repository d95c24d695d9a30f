"""How the pages of editions say what stands in the ledger: states, refusals, kinds of files, and lines that changed."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from navigator.dialogue.wording.translation import Translator
from navigator.editions import proofs, publications
from navigator.editions.drafts import Edition
from navigator.editions.records.line_changes import changes, grouped

STATES = {
    "draft": "作成中", "proving": "確かめています", "faulty": "直すところあり", "proven": "承認待ち", "approved": "承認ずみ",
    "waiting": "公開待ち", "in_force": "公開中", "published": "以前の内容", "recalled": "取り下げ",
}  # fmt: skip

DONE = {
    "begun": "改定案を作りました。", "saved": "保存しました。", "same": "変わったところはありません。", "timed": "出す日時を決めました。",
    "renewed": "いまの内容に合わせました。", "commented": "メモを残しました。", "handed_back": "差しもどしました。",
    "recalled": "取り下げました。書いたものは、ここで読めます。", "accepted": "理由を残しました。",
    "approved": "承認しました。公開できます。",
    "seconded": "承認しました。ほかに書いた方の承認もいります。", "published": "公開しました。数秒で、すべてのページに出ます。",
    "scheduled": "公開の予定を入れました。", "stopped": "公開の予定を取り消しました。", "brought_back": "前の内容にもどしました。",
    "record": "改定案に入れました。住民の方のページは、公開するまで変わりません。",
    "parameter": "新しい数を入れました。", "parameter_timed": "新しい数を入れました。改定案を出す日時も、その日にしました。",
    "condition": "条件を改定案に入れました。", "condition_gone": "条件をなくしました。", "order": "順番を変えました。",
    "plan": "計画を改定案に入れました。", "section": "計画の節を足しました。", "statement": "計画の文を足しました。",
    "gone": "改定案から、なくしました。",
    "step": "見なおしたことを残しました。", "places": "市町村を入れました。", "window": "窓口を足しました。",
    "office": "事業所を足しました。", "case": "確認例を足しました。", "case_gone": "確認例をなくしました。",
}  # fmt: skip

REFUSED = {
    "unknown": "その改定案はありません。", "state": "もう変えられない改定案です。", "file": "このファイルは、改定では変えられません。",
    "text": "文字が空か、長すぎるか、使えない記号があります。",
    "anchor": "「&」「*」「!」で始まる値は使えません。値をそのまま書いてください。", "title": "名前を１行で書いてください。",
    "unproven": "いまの内容は、まだ確かめていません。先に「確かめる」を押してください。",
    "own": "ご自分で書いたものは、ほかの方に承認してもらってください。",
    "base": "作りはじめたあとに、別の改定が公開されました。「いまの内容に合わせる」を押してください。",
    "waiting": "別の改定が公開を待っています。先にその予定を取り消してください。",
    "day": "出す日が、確かめた日とずれました。もう一度「確かめる」を押してください。",
    "empty": "まだ何も変わっていません。", "aside": "同じファイルに２つの変更があります。見くらべて、保存してください。",
    "met": "いまの内容に合わせました。両方で変わったファイルを、見くらべてください。",
    "stale": "プログラムの更新で、元のファイルが変わりました。見なおして、保存してください。",
    "parameter": "この数は、ここでは変えられません。",
    "unwritable": "このファイルは、ここでは変えられない書き方です。「文で直す」から直してください。",
    "fields": "まだ入れていません。下の赤い文を見て、直してください。",
    "condition": "この条件は、ここでは変えられません。",
    "years": "引きつぐ年度の目標がありません。", "statement": "計画の文の名前、節、中身を見てください。",
    "elsewhere": "新しい県の案内は、ここでは公開できません。ファイルを受けとって、その県のサイトで使ってください。",
    "places": "市町村は、１行に１つ、番号・名前・よみ・緯度・経度を「,」で区切って書いてください。"
              "番号は数字だけで、同じ番号は１つだけです。緯度と経度は、36.1 のような数です。",
    "checked": "電話や住所を書くときは、確かめた日も入れてください。先の日は入れられません。",
    "charged": "情報料のかかる番号は、入れられません。",
    "section": "節の番号と名前を見てください。同じ番号の節は、２つ作れません。",
    "order": "この順番は、ここでは変えられません。", "order_changed": "ほかの方が、この順番を変えました。もう一度見てください。",
    "condition_changed": "ほかの方が、この条件を変えました。「前」と見くらべて、もう一度入れてください。",
    "gone": "なくせませんでした。ほかの方が先に変えたか、終わる日で終えるものです。もう一度見てください。",
    "before": "もどせるのは、ひとつ前の内容だけです。",
    "unread": "お読みになったあとで、変わりました。もう一度読んでから、承認してください。",
    "moment": "日時を読みとれませんでした。", "reason": "理由を書いてください。",
}  # fmt: skip

FOLDERS = {
    "rules": "決まり", "rules/schemes": "支援策の決まり", "content": "言葉・計画・目標など", "content/schemes": "支援策の言葉",
    "content/offices": "窓口の事業所", "content/kpi": "年度の目標", "content/language": "書かれた言葉の読みとり",
    "cases": "確認例",
}  # fmt: skip

CONTEXT = 1  # lines shown around one that changed


def state_of(connection: Connection, edition: Edition, now: datetime) -> str:
    """One of STATES."""
    if edition.state == "published":
        pending = publications.waiting(connection, now)
        if pending and pending.edition == edition.id:
            return "waiting"
        return "in_force" if publications.in_force(connection, now) == edition.id else "published"
    if edition.state != "draft":
        return edition.state
    proof = proofs.latest(connection, edition.id)
    if proof is None or proof.version != edition.version or proof.is_lost(now):
        return "draft"
    if proof.result is None:
        return "proving"
    return "proven" if proofs.proof_of(connection, edition) else "faulty"


def title_of(edition: Edition | None, t: Translator) -> str:
    """An edition as it is called; None is what the region's files say."""
    return edition.title if edition else t("はじめの内容")


def changed_lines(old: str, new: str) -> list[tuple[str, str]]:
    """The lines that changed with one around each: (sign, text), the sign being +, -, blank, or … for what is left out."""
    return list(_changed_lines(old.splitlines(), new.splitlines()))


def _changed_lines(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for n, group in enumerate(grouped(changes(old, new), CONTEXT)):
        if n:
            yield "…", ""
        for tag, old_from, old_to, new_from, new_to in group:
            if tag == "equal":
                yield from ((" ", line) for line in old[old_from:old_to])
            else:
                yield from (("-", line) for line in old[old_from:old_to])
                yield from (("+", line) for line in new[new_from:new_to])
