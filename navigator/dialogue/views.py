"""What a page receives: frozen values with every word already chosen and translated.

A template decides nothing beyond `if` and `for`. No view knows the web, the store or the rules.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Citation:
    """The ground of a statement, as shown to people: a section of the plan or a public source with its date."""

    id: str
    label: str  # 計画 Ⅲ-3-(1) / 雇用保険法施行規則（令和8年8月25日施行版）
    kind: str  # plan | source | reading
    section: str = ""  # of the plan
    url: str = ""  # of the source, when it has one
    date: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One short line of fact with its grounds."""

    text: str
    cites: tuple[Citation, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One quick reply."""

    value: str  # what the form sends
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question, ready to be put on a page."""

    fact: str
    text: str
    kind: str  # one | several | integer | place
    label: str  # the noun for the fact
    options: tuple[Option, ...]
    hint: str = ""
    why: str = ""
    at_stake: tuple[str, ...] = ()  # names of the windows that the answer can change
    unit: str = ""  # of an exact number (歳), "" when only the bands are offered
    least: int = 0
    most: int = 0
    groups: tuple[tuple[str, tuple[Option, ...]], ...] = ()  # kind place: (initial kana or county, options)
    editing: bool = False  # an answer given earlier is being changed


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One question and answer of the transcript."""

    fact: str
    question: str
    answer: str
    label: str
    short: str  # the answer where the label alone stands beside it
    in_use: bool = True  # False: kept, but without influence as things stand
    told: bool = True  # False: わからない or 答えたくない


@dataclass(frozen=True, slots=True)
class OpeningView:
    """Whether an office is open, for the moment asked about."""

    state: str  # open | closed | unknown
    text: str  # いま開いています（17:00まで） / つぎは 11月25日（水）9:00から / 受付時間は電話で聞けます


@dataclass(frozen=True, slots=True)
class RelayView:
    """A confirmed telephone of a body that can put one through, with the words to ask for."""

    name: str
    phone: str
    ask: str
    hours: str = ""
    opening: OpeningView = field(default_factory=lambda: OpeningView("unknown", ""))
    aloud: tuple[str, str] = ("", "")  # on foreign pages: the words to say, in easy Japanese and in Latin letters
    office: str = ""  # window/office, to say that its number did not work


@dataclass(frozen=True, slots=True)
class OfficeView:
    """One place with what is confirmed of it; what is not confirmed is empty, never guessed."""

    window: str
    id: str
    name: str
    official_name: str
    town: str
    phone: str = ""
    extension: str = ""
    more_phones: tuple[str, ...] = ()
    address: str = ""
    hours: str = ""
    page: str = ""
    map_url: str = ""
    search_words: str = ""  # what to look for when there is no page
    note: str = ""
    opening: OpeningView = field(default_factory=lambda: OpeningView("unknown", ""))
    relay: RelayView | None = None
    branches: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    checked_on: str = ""
    km: int | None = None
    own_name: str = ""  # on foreign pages: the name to show at the desk


@dataclass(frozen=True, slots=True)
class WindowView:
    """A window as it is shown to this person."""

    window: str
    name: str
    kind: str
    lead: str
    why: str
    because: tuple[str, ...]  # what was said that leads here, in words
    office: OfficeView | None  # the one office, when it is known which
    offices: tuple[OfficeView, ...]  # the choice, when it is not
    say: tuple[str, ...]
    bring: tuple[str, ...]
    happens: tuple[str, ...]
    ways: tuple[Point, ...]
    cites: tuple[Citation, ...]
    verdict: str  # fits | maybe | not
    relay: RelayView | None = None  # who can tell which office, while the place is not known
    settle: tuple[str, ...] = ()  # maybe: what is still open, in words
    interpretation: str = ""
    confirm: tuple[str, ...] = ()
    own_name: str = ""  # on foreign pages: the name to show at the desk
    aloud: tuple[tuple[str, str], ...] = ()  # of each line of `say`: in easy Japanese, and in Latin letters


@dataclass(frozen=True, slots=True)
class SchemeCard:
    """A scheme as it is shown to this person."""

    id: str
    name: str
    official_name: str
    lead: str
    verdict: str
    reasons: tuple[str, ...]  # fits: because; maybe: what is open; not: the condition that failed
    instead: tuple[tuple[str, str, str], ...]  # (window|scheme, id, name)
    then: tuple[tuple[str, str], ...]  # (id, name)
    window: tuple[str, str]  # (id, name)
    start: str
    points: tuple[Point, ...]
    parts: tuple[Point, ...]  # amounts and allowances that hold
    parts_open: tuple[Point, ...]
    confirm: tuple[str, ...]
    cites: tuple[Citation, ...]
    page: str = ""
    interpretation: str = ""
    own_name: str = ""  # on foreign pages: the name to show at the desk


@dataclass(frozen=True, slots=True)
class HelplineView:
    """A telephone (or chat) for danger, shown before anything else; or a public one beside the ordinary way."""

    id: str
    name: str
    phone: str  # "" when it is a chat alone, or not confirmed
    hours: str
    fee: str
    note: str
    opening: OpeningView
    sources: tuple[Citation, ...] = ()
    chat: str = ""
    chat_page: str = ""
    languages: str = ""
    page: str = ""  # the official page, when no telephone may be shown


@dataclass(frozen=True, slots=True)
class UrgentView:
    """Help first: no food, no roof, evicted."""

    kind: str
    helplines: tuple[HelplineView, ...]
    doors: tuple[WindowView, ...]


@dataclass(frozen=True, slots=True)
class TurnView:
    """One state of the conversation page."""

    persona: str
    lines: tuple[TranscriptLine, ...]
    question: Question | None
    questions_left: tuple[int, int]
    urgent: UrgentView | None
    plan_in_force: bool
    undo: str  # the fact that "ひとつ戻る" takes back, "" when there is none
    door_certain: bool  # no further answer changes the first door
    finished: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """The result page."""

    persona: str
    as_of: date
    plan_in_force: bool
    plan_period: str
    categories: tuple[Point, ...]
    first: WindowView
    others: tuple[WindowView, ...]
    fits: tuple[SchemeCard, ...]
    confirm: tuple[SchemeCard, ...]
    nots: tuple[SchemeCard, ...]
    next_stage: tuple[tuple[str, str], ...]  # (scheme id, name)
    urgent: UrgentView | None
    lines: tuple[TranscriptLine, ...]
    questions_left: tuple[int, int]
    finished: bool


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section of the plan with what rests on it."""

    id: str
    title: str
    statements: tuple[str, ...]
    windows: tuple[tuple[str, str], ...]
    schemes: tuple[tuple[str, str], ...]
    kpis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the hand-over sheet; each can be left out before printing."""

    id: str
    label: str
    text: str
    keep: bool = True
    in_code: bool = False  # part of what the QR code holds
    own: tuple[str, str] = ("", "")  # on foreign pages: label and text in Japanese, for the desk


@dataclass(frozen=True, slots=True)
class CardView:
    """A window or scheme in reply to a question about it, or to a topic."""

    id: str
    kind: str  # window | scheme
    name: str
    lead: str
    rows: tuple[tuple[str, str], ...] = ()  # (what was asked, what is known of it)
    offices: tuple[OfficeView, ...] = ()  # where to ask; one when it is known which
    more: bool = False  # there are further offices
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class SideReferral:
    """A public place to turn to, for what the navigator has no question about."""

    heard: str
    text: str
    lines: tuple[HelplineView, ...]
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class FreeTextReply:
    """What the page says back to a line: help first where someone is in danger, then what was understood."""

    kind: str = ""  # of danger
    danger: tuple[HelplineView, ...] = ()  # certain: before anything else
    gentle: tuple[HelplineView, ...] = ()  # possible, or nothing understood: beside the reply
    heard: tuple[tuple[str, str, str], ...] = ()  # (fact, label, answer)
    notes: tuple[str, ...] = ()
    things: tuple[CardView, ...] = ()
    beside: tuple[SideReferral, ...] = ()
    readings: tuple[tuple[str, str, str], ...] = ()  # (fact, value, label)
    lost: bool = False

    @property
    def silent(self) -> bool:
        """Nothing is to be said."""
        return self == FreeTextReply()
