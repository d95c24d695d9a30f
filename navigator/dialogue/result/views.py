"""What the result pages and public pages receive: frozen values, every word chosen and translated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from navigator.dialogue.views import Citation, Option, Point, TranscriptLine


@dataclass(frozen=True, slots=True)
class OpeningView:
    """Whether an office is open at a moment. `usually_closed`: no hours are known, but public offices are closed then."""

    state: str  # open | closed | usually_closed | unknown
    text: str  # いま開いています（17:00まで） / つぎは 11月25日（水）9:00から / 役所はふつう平日の昼に…

    @property
    def is_open(self) -> bool | None:
        """None where no hours are confirmed."""
        return {"open": True, "closed": False}.get(self.state)


OPENING_UNKNOWN = OpeningView("unknown", "")


@dataclass(frozen=True, slots=True)
class CallView:
    """The one telephone to call for a window: whose it is, whether someone answers, and the one thing to say."""

    number: str
    kind: str  # own | town_hall | relay | national
    of: str  # 太田市役所（代表）
    ask_for: str = ""  # the section of a town hall to be put through to
    how: str = ""  # why it is this number that one calls, where it is not the window's own
    opening: OpeningView = OPENING_UNKNOWN
    hours: str = ""
    extension: str = ""
    more: tuple[str, ...] = ()  # further numbers
    say: tuple[str, ...] = ()
    read_aloud: tuple[tuple[str, str], ...] = ()  # on foreign pages: each line in easy Japanese and in Latin letters
    language_lines: int = 0  # how many lines of `say` come before all else: that one speaks little Japanese
    ref: str = ""  # window/office or municipality/code, to say that the number did not work
    answered_in: str = ""  # on foreign pages: in which language someone answers


@dataclass(frozen=True, slots=True)
class OutsideView:
    """Where those who live outside the region turn: their own town hall, and a page to search the whole country."""

    lead: str
    page: str
    page_name: str
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office with what is confirmed; what is not stays empty and is never guessed."""

    window: str
    id: str
    name: str
    official_name: str
    town: str
    phone: str = ""
    address: str = ""
    hours: str = ""
    page: str = ""
    map_url: str = ""
    search_words: str = ""  # what to look for when there is no page
    note: str = ""
    opening: OpeningView = OPENING_UNKNOWN
    call: CallView | None = None  # own number, or who puts one through
    branches: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    checked_on: str = ""
    distance: str = ""  # from home, or from the company, in words
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
    offices: Sequence[OfficeView]  # those to choose from, when it is not
    say: tuple[str, ...]
    bring: tuple[str, ...]
    what_happens: tuple[str, ...]
    advice: tuple[Point, ...]
    cites: tuple[Citation, ...]
    verdict: str  # fits | maybe | not
    call: CallView | None = None  # of the one office, or who knows the right one
    by_town_hall: str = ""  # the place is not told, and every town hall of the region puts one through: how, in words
    say_at_town_hall: tuple[tuple[str, tuple[str, str]], ...] = ()  # to whoever answers there, with its sounds
    outside: OutsideView | None = None
    open_points: tuple[str, ...] = ()  # maybe: what is still open, in words
    interpretation: str = ""
    confirm: tuple[str, ...] = ()
    japanese_name: str = ""  # on foreign pages: the name to show at the desk
    read_aloud: tuple[tuple[str, str], ...] = ()  # of each line of `say`: in easy Japanese, and in Latin letters
    say_first: tuple[str, tuple[str, str]] = ("", ("", ""))  # whoever answers, with its sounds
    questions: tuple[str, ...] = ()  # to take along
    may_visit: bool = False  # one may ask whether someone comes home
    how_to_use: tuple[str, ...] = ()  # of what is no desk: told to the reader
    is_place_open: bool = False  # several offices are there to choose from

    @property
    def for_anyone(self) -> "WindowView":
        """The same without what this person told, and without the offices to choose from, which stand on a page of their own."""
        return replace(self, because=(), open_points=(), verdict="", offices=())

    @property
    def script(self) -> tuple[tuple[str, tuple[str, str]], ...]:
        """The one thing to say, line by line, with its sounds: on the call, or else at the window."""
        lines, n = self.script_to_send, self.call.language_lines if self.call else 0
        return (*lines[:n], *([self.say_first] if self.say_first[0] else ()), *lines[n:])

    @property
    def script_to_send(self) -> tuple[tuple[str, tuple[str, str]], ...]:
        """The same without what tells of danger."""
        if self.call is None and self.by_town_hall:
            return self.say_at_town_hall
        of = self.call or self
        return tuple(zip(of.say, of.read_aloud or (("", ""),) * len(of.say), strict=True))

    @property
    def all_offices(self) -> Sequence[OfficeView]:
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
    brings: str = ""  # in one line what one gets: free, how much, how long


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
    chat: str = ""  # its hours in words
    chat_page: str = ""
    chat_opening: OpeningView = OPENING_UNKNOWN
    languages: str = ""
    language_note: str = ""  # on foreign pages: what can be spoken about in which language
    page: str = ""  # the official page, when no telephone may be shown
    is_for_others: bool = False  # it is for others than who asks, and stands last


@dataclass(frozen=True, slots=True)
class OtherDoorView:
    """A place outside the plan that is right for a concern; a name and how to find it suffice."""

    name: str
    text: str
    find: str
    say: str
    call: CallView | None  # the person's own town hall, or an office that puts one through
    window: tuple[str, str]  # (id, name) of a window that serves this too, ("", "") without one
    helplines: tuple[HelplineView, ...]
    cites: tuple[Citation, ...]
    japanese_name: str = ""
    read_aloud: tuple[str, str] = ("", "")
    by_town_hall: str = ""  # what to say at one's town hall, while it is not told which

    @property
    def by_telephone(self) -> bool:
        """Whether one telephones there, at once or as soon as the town is known."""
        return self.call is not None or self.by_town_hall != ""


@dataclass(frozen=True, slots=True)
class ConcernView:
    """A concern that was told or ticked, with who is right for it."""

    id: str
    label: str
    doors: tuple[OtherDoorView, ...]
    leads: bool = False  # its first door stands before the first window
    cites: tuple[Citation, ...] = ()  # why it leads

    @property
    def doors_beneath(self) -> tuple[OtherDoorView, ...]:
        """The doors that stand below the first window."""
        return self.doors[1:] if self.leads else self.doors


@dataclass(frozen=True, slots=True)
class DeskView:
    """A telephone of public desks: whose it is, and for which windows."""

    of: str  # "" before the place is told
    windows: tuple[tuple[str, str, tuple[tuple[str, tuple[str, str]], ...]], ...]  # (id, name, lines to say, each with its sounds)
    phone: str = ""
    opening: OpeningView = OPENING_UNKNOWN


@dataclass(frozen=True, slots=True)
class DangerView:
    """Where to call after danger was told, until all is erased. Its heading names none: whoever looks on may be the danger."""
    words: tuple[str, ...]  # to what was told last; none on later pages
    helplines: tuple[HelplineView, ...]
    desks: tuple[DeskView, ...] = ()
    desks_first: bool = False  # nothing but food or roof was told, and a desk may answer now
    place_unknown: bool = False  # the desks of a town could be named
    is_certain: bool = True  # False: a quiet box for what may have been meant
    is_open: bool = True
    is_folded: bool = False  # the person folded it for this visit
    leads_away: bool = False  # the quick exit stands in it

    def has_words_for(self, window: str) -> bool:
        """Whether what to say to a window stands in it for all to see, or beneath its telephone there."""
        return self.is_open and any(id == window and lines for desk in self.desks for id, _name, lines in desk.windows)


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """What to do in one kind of danger, for anyone."""

    kind: str
    title: str
    helplines: tuple[HelplineView, ...]
    more: tuple[HelplineView, ...]  # one tap further
    elsewhere: str = ""  # the names of lines that stand above already and serve here too
    desks: tuple[DeskView, ...] = ()
    asks_place: bool = False  # there are desks for it in every town
    opening: str = ""  # when the desks of any town usually answer, while no town is told


@dataclass(frozen=True, slots=True)
class SketchPlace:
    """A place of the sketch by its name. Units of the SVG."""

    kind: str  # home | office
    name: str
    x: int
    y: int
    text_y: int
    anchor: str  # start | middle | end


@dataclass(frozen=True, slots=True)
class SketchView:
    """The region's towns as dots, with the person's and that of the office."""

    width: int
    height: int
    dots: tuple[tuple[int, int], ...]
    places: tuple[SketchPlace, ...]
    caption: str  # which mark is which


@dataclass(frozen=True, slots=True)
class FirstStep:
    """What to do now at the first window: the hour decides which way is the large one."""

    remind_at: str  # when someone answers next, in words; "" where that is not known
    is_reminder_first: bool  # nobody answers now: the reminder is the large action, the call the outlined one
    are_chats_in_sight: bool  # nobody answers now, or there is no number: where one can write, in Japanese, stands right below
    who_may_call: str  # someone else on the telephone, in words
    chats: tuple[HelplineView, ...]
    open_line: HelplineView | None = None  # it cannot wait until the window opens: who answers now is the large action


@dataclass(frozen=True, slots=True)
class RefusalView:
    """That a subsidy for what a company means to do is not for it this time, with a way to the reason."""

    text: str
    scheme: str  # the first of them, by whose name the page of reasons can be opened


@dataclass(frozen=True, slots=True)
class NextStage:
    """A scheme that follows on those that fit; to a company, what would open it: in one sentence, or as cases of which one suffices."""

    id: str
    name: str
    opens: str = ""
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultView:
    """The result page."""

    persona: str
    plan_in_force: bool
    plan_period: str
    plan_goes_on: str  # what lasts beyond the period
    categories: tuple[Point, ...]
    first: WindowView
    sketch: SketchView | None  # where its office is
    step: FirstStep
    others: tuple[WindowView, ...]
    are_schemes_folded: bool  # where readings, the words to say in two forms, or a door that leads take their room
    is_place_folded: bool
    in_sight: tuple[SchemeCard, ...]  # of the schemes that fit, those that what was said points to most
    out_of_sight: Sequence[SchemeCard]  # the others, one tap further
    confirm: Sequence[SchemeCard]
    refused: Sequence[SchemeCard]
    refusal: RefusalView | None  # said above what helps: a company asked for it
    next_stage: tuple[NextStage, ...]
    concerns: tuple[ConcernView, ...]  # outside the plan, told or ticked
    concern_options: tuple[Option, ...]  # to tick
    other_languages: tuple[OtherDoorView, ...]  # on foreign pages: who speaks other languages than Japanese
    lines: tuple[TranscriptLine, ...]
    finished: bool

    @property
    def leading(self) -> ConcernView | None:
        """The concern whose first door stands before the first window."""
        return next((concern for concern in self.concerns if concern.leads), None)

    @property
    def concerns_beneath(self) -> tuple[ConcernView, ...]:
        """The concerns that have doors below the first window."""
        return tuple(concern for concern in self.concerns if concern.doors_beneath)

    @property
    def fits(self) -> tuple[SchemeCard, ...]:
        """Every scheme that fits."""
        return (*self.in_sight, *self.out_of_sight)

    @property
    def is_nothing_ticked(self) -> bool:
        """Whether no concern was told, so that those to tick say nothing of this person."""
        return not any(option.chosen for option in self.concern_options)

    @property
    def how_many_more(self) -> int:
        """Schemes one tap further, those to confirm at the window included."""
        return len(self.out_of_sight) + len(self.confirm)


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
