"""What the page of the hand-over sheet receives: frozen values, every word chosen and translated."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the hand-over sheet, which can be left out before printing."""

    id: str
    label: str
    text: str
    number: str = ""  # a telephone, never torn
    is_phone: bool = False  # that of the window: printed large
    is_kept: bool = True  # ticked, until the person says otherwise
    japanese: str = ""  # on foreign pages: the text in Japanese, for the desk


@dataclass(frozen=True, slots=True)
class SheetSection:
    """Lines of the hand-over sheet under one heading."""

    id: str  # place | about | ask | doors
    title: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """The hand-over sheet: one page of paper."""

    sections: tuple[SheetSection, ...]
    is_whole: bool  # nothing was left out
