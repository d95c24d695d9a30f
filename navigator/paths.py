"""Where the files stand: beside the source in a checkout, inside the package when installed."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_data"
ROOT = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
CATALOGS = ROOT / "content" / "locale"  # of the program; a region has its own beside it
