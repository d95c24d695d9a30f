"""Gives LINE the menu through its own library, once, by hand: the picture, for everybody, and those before it away."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from linebot.v3.messaging import (
    ApiClient,
    ApiException,
    Configuration,
    MessagingApi,
    MessagingApiBlob,
    RichMenuRequest,
)
from urllib3.exceptions import HTTPError


class MenuError(Exception):
    """LINE did not take it; says what it answered. What stood before stands."""


def upload_menu(token: str, host: str, menu: dict[str, Any], picture: bytes) -> int:
    """How many menus of the same name were taken away. MenuError."""
    with _faults_told(), ApiClient(Configuration(host=host, access_token=token)) as client:
        api = MessagingApi(client)
        before = [each.rich_menu_id for each in api.get_rich_menu_list().richmenus if each.name == menu["name"]]
        made = api.create_rich_menu(RichMenuRequest.from_dict(menu)).rich_menu_id
        with _taken_away_at_a_fault(api, made):
            MessagingApiBlob(client).set_rich_menu_image(made, picture, _headers={"Content-Type": "image/png"})
            api.set_default_rich_menu(made)
        for id in before:
            api.delete_rich_menu(id)
        return len(before)


@contextmanager
def _taken_away_at_a_fault(api: MessagingApi, made: str) -> Iterator[None]:
    try:
        yield
    except (ApiException, HTTPError):
        api.delete_rich_menu(made)
        raise


@contextmanager
def _faults_told() -> Iterator[None]:
    try:
        yield
    except ApiException as refused:
        raise MenuError(f"LINE answered {refused.status}") from None
    except HTTPError as away:
        raise MenuError(f"LINE was not reached ({type(away).__name__})") from None
    except (TypeError, ValueError) as odd:  # what the library makes of an answer that is none of LINE's
        raise MenuError(f"what answered is not LINE ({type(odd).__name__})") from None
