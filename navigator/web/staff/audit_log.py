"""The list of who changed what, the newest first."""

from dataclasses import dataclass

from starlette.responses import Response

from navigator.ledger import audit
from navigator.ledger.audit import AuditEntry
from navigator.web.forms import read_number

from .request import StaffPage, StaffRequest

EVENT_WORDS = {
    "account_added": "職員を登録", "account_removed": "職員の登録を消した", "account_role": "権限を変えた",
    "account_password": "パスワードを変えた", "token_added": "連携用キーを作った", "token_removed": "連携用キーを消した",
    "result_entered": "実績を入れた", "result_corrected": "実績を直した", "result_withdrawn": "実績を取り消した",
    "channel_made": "広報を作った", "channel_renamed": "広報の名前を変えた", "channel_retired": "広報を終えた",
    "channel_reopened": "広報を再開した", "channel_door": "サイトに置く枠を変えた",
    "contact_confirmed": "連絡先を確認した", "contact_withdrawn": "連絡先の確認を取り消した",
    "contact_proposed": "連絡先を書いた（２人目を待つ）", "contact_declined": "待っていた連絡先を取り下げた",
    "contact_hidden": "連絡先を隠した", "contact_brought_back": "連絡先を前の値にもどした",
    "edition_begun": "改定案を作った", "edition_changed": "改定案のファイルを変えた",
    "edition_set_aside": "改定案の変更が重なった（両方残した）", "edition_timed": "改定案を出す日時を変えた",
    "edition_renewed": "改定案をいまの内容に合わせた", "edition_proven": "改定案を確かめた",
    "edition_accepted": "確認例の変わり方を認めた", "edition_commented": "改定案にメモを書いた",
    "edition_new_year": "新しい年度を始めた", "edition_step": "新しい年度の手順を見なおした",
    "edition_new_prefecture": "新しい県の案内を作りはじめた",
    "edition_handed_back": "改定案を差しもどした", "edition_approved": "改定案を承認した",
    "edition_withdrawn": "改定案を取り下げた", "edition_published": "改定案を公開した",
    "edition_stopped": "改定案の公開の予定を取り消した", "edition_brought_back": "前の内容にもどした",
    "signed_in": "ログインした",
    "second_factor_on": "２段階の確認を始めた", "second_factor_off": "２段階の確認をやめた",
    "second_factor_required": "２段階の確認を全員に求めた", "second_factor_optional": "２段階の確認を任意にした",
    "recovery_code_used": "予備の番号を使った",
    "sign_in_failed": "ログインに失敗した", "exported": "ファイルに出した", "token_used": "合いかぎが使われた",
}  # fmt: skip
ROWS = 100  # of a page


@dataclass(frozen=True)
class AuditPage(StaffPage):
    """A page of the list; `more` is the number of the entry that the next page goes on from, 0 on the last."""

    template = "staff/audit.html"
    rows: list[tuple[AuditEntry, str, str, str]]  # the event in words, its time, what was changed
    more: int


def audit_page(request: StaffRequest) -> Response:
    """GET the changes before the one asked for."""
    before = request.http.query_params.get("before", "")
    with request.ledger.reading() as connection:
        entries = audit.entries(connection, ROWS + 1, read_number(before))
    rows = [
        (entry, request.t(EVENT_WORDS[entry.did]), request.local_time(entry.at), _subject(request, entry))
        for _, entry in entries[:ROWS]
    ]
    return request.page(AuditPage(rows, entries[ROWS - 1][0] if len(entries) > ROWS else 0))


def _subject(request: StaffRequest, entry: AuditEntry) -> str:
    """The target or the office that was changed, "" for anything else."""
    knowledge, (id, _, detail) = request.site.knowledge, entry.about.partition(" ")
    for target_year in knowledge.target_years:
        if kpi := target_year.kpi(id):
            return f"{request.t(kpi.text)}　{detail}"
    window, _, office_id = id.partition("/")
    office = knowledge.contact_offices.get(window, {}).get(office_id)
    return f"{request.t(office.name)}　{detail}" if office else ""
