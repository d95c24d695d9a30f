"""What the result pages and public pages receive: frozen values, every word chosen and translated."""

from dataclasses import dataclass

from navigator.dialogue.views import Citation, Point, TranscriptLine


@dataclass(frozen=True, slots=True)
class OpeningView:
    """Whether an office is open at a moment."""

    state: str  # open | closed | unknown
    text: str  # いま開いています（17:00まで） / つぎは 11月25日（水）9:00から / 受付時間は電話で聞けます


OPENING_UNKNOWN = OpeningView("unknown", "")


@dataclass(frozen=True, slots=True)
class RelayView:
    """A confirmed telephone of an office that puts one through, and what to say there."""

    name: str
    phone: str
    ask: str
    hours: str = ""
    opening: OpeningView = OPENING_UNKNOWN
    read_aloud: tuple[str, str] = ("", "")  # on foreign pages: the words to say, in easy Japanese and in Latin letters
    office: str = ""  # window/office, to say that its number did not work


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office with what is confirmed; what is not stays empty and is never guessed."""

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
    opening: OpeningView = OPENING_UNKNOWN
    relay: RelayView | None = None
    branches: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    checked_on: str = ""
    km: int | None = None
    japanese_name: str = ""  # on foreign pages: the name to show at the desk


@dataclass(frozen=True, slots=True)
class WindowView:
    """A window, for this person or for anyone."""

    window: str
    name: str
    kind: str
    lead: str
    why: str
    because: tuple[str, ...]  # fits: the answers that lead here, in words
    office: OfficeView | None  # the one office, when it is known which
    offices: tuple[OfficeView, ...]  # those to choose from, when it is not
    say: tuple[str, ...]
    bring: tuple[str, ...]
    what_happens: tuple[str, ...]
    advice: tuple[Point, ...]
    cites: tuple[Citation, ...]
    verdict: str  # fits | maybe | not
    relay: RelayView | None = None  # who can tell which office, while the place is unknown
    open_points: tuple[str, ...] = ()  # maybe: what is still open, in words
    interpretation: str = ""
    confirm: tuple[str, ...] = ()
    japanese_name: str = ""  # on foreign pages: the name to show at the desk
    read_aloud: tuple[tuple[str, str], ...] = ()  # of each line of `say`: in easy Japanese, and in Latin letters

    @property
    def all_offices(self) -> tuple[OfficeView, ...]:
        """The one office, or those to choose from."""
        return (self.office,) if self.office else self.offices


@dataclass(frozen=True, slots=True)
class SchemeCard:
    """A scheme, for this person or for anyone."""

    id: str
    name: str
    official_name: str
    lead: str
    verdict: str  # fits | maybe | not
    reasons: tuple[str, ...]  # fits: the answers behind it; maybe: what is open; not: the condition that failed
    instead: tuple[tuple[str, str, str], ...]  # not: who serves instead, as (window | scheme, id, name)
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
    japanese_name: str = ""  # on foreign pages: the name to show at the desk


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
    """Help that comes before all else: no food, no roof, evicted."""

    kind: str
    helplines: tuple[HelplineView, ...]
    windows: tuple[WindowView, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """The result page."""

    persona: str
    plan_in_force: bool
    plan_period: str
    plan_goes_on: str  # what lasts beyond the period
    categories: tuple[Point, ...]
    first: WindowView
    others: tuple[WindowView, ...]
    fits: tuple[SchemeCard, ...]
    confirm: tuple[SchemeCard, ...]
    refused: tuple[SchemeCard, ...]
    next_stage: tuple[tuple[str, str], ...]  # (scheme id, name)
    urgent: UrgentView | None
    lines: tuple[TranscriptLine, ...]
    finished: bool


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section of the plan with the windows, schemes and targets that rest on it."""

    id: str
    title: str
    statements: tuple[tuple[str, str], ...]  # (text, who does it)
    windows: tuple[tuple[str, str], ...]
    schemes: tuple[tuple[str, str], ...]
    kpis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the hand-over sheet, which can be left out before printing."""

    id: str
    label: str
    text: str
    is_kept: bool = True
    in_code: bool = False  # part of what the QR code holds
    japanese: tuple[str, str] = ("", "")  # on foreign pages: label and text in Japanese, for the desk


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
