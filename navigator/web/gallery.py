"""A page for developers: every part in every state, with an invented town. Served only when NAVIGATOR_DEV=1."""

from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from navigator.dialogue.conversation.views import CheckLine, FormPlace, FoundPage, Question, Screen
from navigator.dialogue.result.views import (
    CallView,
    CardView,
    ConcernView,
    DangerView,
    DeskView,
    FirstStep,
    HelplineView,
    OfficeView,
    OpeningView,
    OtherDoorView,
    OutsideView,
    SchemeCard,
    WindowView,
)
from navigator.dialogue.views import Citation, Option, Point, TranscriptLine

from .endpoint import Endpoint
from .site import Site

OPEN = OpeningView("open", "いま受け付けています（17:00まで）。")
CLOSED = OpeningView("closed", "いまは時間外です。明日、11月25日(水)の9:00から受け付けます。")
NOT_KNOWN = OpeningView("unknown", "役所はふつう平日の昼に開いています。")
AT_NIGHT = OpeningView("usually_closed", "いまは、電話に出ないことがあります。次は11月25日(水)の朝からかけてみてください。")
OWN = CallView(
    "000-000-0000", "own", "みほん町の相談室", opening=OPEN, say=("はじめて電話します。", "仕事のことで相談したいのですが。"), ref="w/o",
)  # fmt: skip
HALL = CallView(
    "000-000-0002", "town_hall", "みほん村役場（代表）", "みほんの係", "電話に出た方に「みほんの係」とお伝えください。", AT_NIGHT,
    say=("みほんの係につないでいただけますか。",), ref="municipality/1",
)  # fmt: skip
CITES = (
    Citation("a", "計画 2-1", "plan", "2-1"),
    Citation("b", "うそ町の要項", "source", url="https://example.org/", date="2026年4月1日"),
)
OFFICE = OfficeView(
    "w", "o", "みほん町の相談室", "みほん町相談室", "みほん町", phone="000-000-0000", address="みほん町1-1", hours="月〜金 9:00〜17:00",
    map_url="https://example.org/map", page="https://example.org/", opening=OPEN, call=OWN, sources=CITES, checked_on="2026年11月1日",
)  # fmt: skip
BARE = OfficeView("w", "p", "みほん村の相談室", "", "みほん村", search_words="みほん村 相談", distance="お住まいから直線で約12km")
OFFICES = (
    ("いま開いている", OFFICE),
    ("時間外、内線、ほかの番号", replace(OFFICE, opening=CLOSED, call=replace(OWN, opening=CLOSED, extension="12", more=("000-000-0001",)))),
    ("時間がわからない、出張所、注", replace(OFFICE, opening=NOT_KNOWN, call=replace(OWN, opening=NOT_KNOWN), hours="", branches=("みほん出張所",), note="昼は休みです。")),
    ("役場の代表から", replace(BARE, call=HALL)),
    ("ページだけ", replace(BARE, page="https://example.org/")),
    ("言葉で探す", BARE),
)  # fmt: skip
DOOR = WindowView(
    "w", "みほんの窓口", "仕事さがし", "仕事の相談ができる窓口です。", "はじめから一緒に考えてくれます。", ("年齢：46歳", "市町村：みほん町"), OFFICE, (),
    ("はじめて電話します。", "仕事のことで相談したいのですが。"), ("メモとペン",), ("話をゆっくり聞いてもらえます",), (Point("家族だけでも話せます"),),
    CITES, "fits", call=OWN, interpretation="「中高年」を35歳からと読みました。",
)  # fmt: skip
DOORS = (
    ("行くところがひとつ", DOOR),
    ("場所が決まらない、たしかめること", replace(DOOR, office=None, offices=(OFFICE, BARE), call=None, open_points=("年齢は、窓口で確認します",), because=())),
    ("役場から", replace(DOOR, office=replace(BARE, call=HALL), call=HALL)),
    ("市町村がわからない", replace(DOOR, office=None, offices=(OFFICE, BARE), call=None, by_town_hall="お住まいの役所に電話して、「みほんの係」とお伝えください。")),
    ("県の外", replace(DOOR, office=None, offices=(), call=replace(HALL, kind="national"), outside=OutsideView("お住まいの役所で相談できます。", "https://example.org/", "全国の窓口", CITES))),
)  # fmt: skip
STEPS = (
    ("開いている", FirstStep("11月26日(木) 9:00", False, False, "代わりに電話してもらう：ご家族に", ())),
    ("時間外", FirstStep("11月26日(木) 9:00", True, True, "代わりに電話してもらう：ご家族に", (HelplineView("c", "みほんチャット", "", "", "", "", OPEN, chat_page="https://example.org/chat"),))),
)  # fmt: skip
TOLD = ConcernView("care", "家族の介護をしている", (
    OtherDoorView("みほん包括センター", "介護の相談ができます。", "役所で聞けます。", "相談したいのですが。", HALL, ("w", "みほんの窓口"), (), CITES),
))  # fmt: skip
TOLD_WITHOUT_TOWN = replace(TOLD, doors=(replace(TOLD.doors[0], call=None, by_town_hall="お住まいの役所に電話して、「みほんの係」とお伝えください。"),))
YES_NO = (Option("yes", "はい"), Option("no", "いいえ"))
BASE = Question("a", "いま、お仕事はどうされていますか。", "one", "仕事", YES_NO)
AGE = replace(BASE, fact="b", kind="integer", unit="歳", text="おいくつですか。", label="年齢", options=(Option("46", "46歳", True), Option("50..54", "50〜54歳")))
PLACE = replace(
    BASE, fact="c", kind="place", text="どちらにお住まいですか。", label="お住まい", options=(Option("x", "県の外"),),
    cities=(Option("1", "みほん市"), Option("2/a", "みなみ市", True), Option("2/b", "みなみ市の西")), towns=(Option("3", "みほん村"),),
    places=(Option("みほん市", "みほんし"), Option("みほん村", "みほんむら")),
)  # fmt: skip
SEVERAL = replace(BASE, kind="several", text="どんな助けがあるとよいですか。", label="ほしい助け")
LINES_TO_TICK = (CheckLine("d", "0", "今日食べるものがない"), CheckLine("e", "0", "さびしい", True))
AT = FormPlace(2)


def _alone(asked: Question, **more: Any) -> Screen:
    return Screen((asked.fact,), asked.text, (asked,), **more)


SCREENS = (
    ("ひとつ選ぶ", _alone(BASE)),
    ("前の答えを変える、ヒント、理由", _alone(replace(BASE, options=(Option("yes", "はい", True), YES_NO[1]), hint="だいたいで大丈夫です。"), why="窓口が変わるためです。", at_stake=("みほんの窓口",))),
    ("数", _alone(AGE)),
    ("数が読めなかった", _alone(replace(AGE, problem="数字で書いてみてください。たとえば 46 のように。"))),
    ("いくつでも", _alone(SEVERAL)),
    ("選ばれていない", _alone(BASE, problem="どれか選んでください。")),
    ("場所", _alone(PLACE)),
    ("場所が見つからない", _alone(replace(PLACE, problem="市町村の名前が見つかりませんでした。", near=Option("1", "みほん市")))),
    ("いくつかを一度に", Screen(("a", "b", "c"), "少し教えてください", (BASE, replace(AGE, problem="15から99までの数字で書いてください。"), PLACE))),
    ("あてはまるもの", Screen(("d", "e"), "あてはまることはありますか", (), LINES_TO_TICK, why="窓口が変わるためです。")),
    ("あてはまるものと質問", Screen(("a", "d", "e"), "近いものを教えてください", (BASE,), LINES_TO_TICK)),
    ("助けと、あてはまるもの", Screen(("a", "d"), "どんな助けがあるとよいですか", (SEVERAL,), LINES_TO_TICK[:1])),
)  # fmt: skip
HELPLINES = (
    HelplineView("a", "みほんの電話", "000-000-0003", "24時間", "無料", "話すだけでも大丈夫です", OpeningView("open", "24時間つながります。")),
    HelplineView("b", "みほん夜の電話", "000-000-0004", "毎日 21:00〜24:00", "", "", CLOSED),
    HelplineView("c", "みほんのチャット", "", "24時間", "無料", "電話が苦手なときに", NOT_KNOWN, chat="24時間", chat_page="https://example.org/"),
)  # fmt: skip
TO_BE_PUT_THROUGH = (("暮らしの係をお願いします。", ("", "")),)
DESKS = (
    DeskView("みほん町役場（代表）", (("w", "みほんの窓口", TO_BE_PUT_THROUGH), ("x", "もうひとつの窓口", ())), "000-000-0005", CLOSED),
    DeskView("みほん村の相談室", (("x", "もうひとつの窓口", ()),)),
)  # fmt: skip
FOUND = (FoundPage("窓口", "みほんの窓口", "仕事の相談ができる窓口です。", "windows/w"), FoundPage("計画", "みほんの取組", "", "plan#s1"))
DANGERS = (
    ("たったいま", DangerView(("話してくださって、ありがとうございます。",), HELPLINES, DESKS, place_unknown=True, leads_away=True)),
    ("あとのページで、たたんだとき", DangerView((), HELPLINES, is_open=False, is_folded=True)),
    ("もしかしたら", DangerView(("使っても、使わなくても大丈夫です。",), HELPLINES[1:], is_certain=False)),
)
SCHEME = SchemeCard(
    "s", "みほんの訓練", "みほん訓練事業", "費用がかからない訓練です。", "fits", ("年齢：46歳",), (), (("t", "みほんの実習"),), ("w", "みほんの窓口"),
    "窓口で「訓練のことを聞きたい」と伝えてください。", (Point("３か月ほどです", title="期間"),), (Point("月に一定の額", title="手当"),), (Point("ひとり親の方"),),
    ("定員",), CITES, "https://example.org/", "就職をめざす方と読みました。",
)  # fmt: skip
SCHEMES = (
    ("合いそう", SCHEME),
    ("確認がいる", replace(SCHEME, verdict="maybe", reasons=("年齢は、窓口で確認します",))),
)
TOPICS = (
    CardView("w", "window", "みほんの窓口", "仕事の相談ができる窓口です。", (("受付時間", "平日"),), (OFFICE,), more=True, cites=CITES),
    CardView("s", "scheme", "みほんの訓練", "費用がかからない訓練です。"),
)
LINES = tuple(
    TranscriptLine(str(n), f"みほんの質問、その{n}。", "はい", f"みほん{n}", "みほんの答え", in_use=n != 4, position=n) for n in range(1, 6)
)


def gallery(site: Site) -> Endpoint:
    """The handler of /dev/parts."""

    async def page(_request: Request) -> Response:
        return site.page(
            "dev/parts.html", site.translator(site.languages[0]), personal=True, offices=OFFICES, doors=DOORS,
            screens=SCREENS, at=AT, schemes=SCHEMES, lines=LINES, cites=CITES, topics=TOPICS, found=FOUND,
            dangers=DANGERS, openings=(OPEN, CLOSED, AT_NIGHT, NOT_KNOWN), steps=STEPS, told=TOLD,
            told_without_town=TOLD_WITHOUT_TOWN, place=PLACE,
        )  # fmt: skip

    return page
