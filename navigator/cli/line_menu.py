"""The menu of the account at LINE, made or made anew."""

from datetime import datetime
from importlib import import_module

import click

from navigator.dialogue.wording.translation import translator
from navigator.paths import STATIC
from navigator.settings import Settings

from .region import load_region


@click.command("line-menu")
def line_menu() -> None:
    """Give the account at LINE its menu: for whom, telephones, in trouble. Done again, it takes the place of the one before."""
    settings = Settings()
    if not (settings.has_line and settings.public_url):
        names = "NAVIGATOR_LINE_CHANNEL_SECRET, NAVIGATOR_LINE_CHANNEL_TOKEN and NAVIGATOR_PUBLIC_URL"
        raise click.ClickException(f"the account is off. Set {names}")
    knowledge = load_region()
    if "line" not in knowledge.region.reach:
        raise click.ClickException("the region leaves LINE out. Write `line` under `reach` in content/region.yaml")
    try:
        upload = import_module("navigator.reach.line.menu_upload")
    except ImportError as missing:
        raise click.ClickException(f"a package is not installed ({missing.name}). Install the extra `line`") from None
    replies, menus = (import_module(f"navigator.reach.line.{name}") for name in ("replies", "rich_menu"))
    t = translator(knowledge.region.languages[0], settings.region / "content/locale")
    account = replies.LineAccount(
        knowledge, (t,), datetime.now(knowledge.region.timezone),
        settings.public_url.rstrip("/"), settings.line_channel_secret, settings.line_code,
    )  # fmt: skip
    picture = (STATIC / menus.PICTURE).read_bytes()
    try:
        removed = upload.upload_menu(settings.line_channel_token, settings.line_host, menus.rich_menu(account), picture)
    except upload.MenuError as error:
        raise click.ClickException(f"{error}. The menu of before stands") from None
    click.echo(f"The menu is there; {removed} of before taken away.")
