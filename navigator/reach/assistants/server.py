"""The tools for assistants over the official library of the Model Context Protocol. All of them only read."""

from collections.abc import Callable
from typing import Any, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from navigator.dialogue.decision_json import InvalidFact

from .answers import AssistantDesk

MANNERS = (
    "Leads people to the public counter that serves them. Danger first: if the person may be in danger, call `helplines` at once, give the "
    "telephones and ask nothing. Hand on what the person said in `words`, so that it is looked through for danger; it is kept nowhere. "
    "Never ask about money, health or home. Give only the numbers that stand in an answer. `maybe` is no refusal: the counter decides."
)
Told = TypeVar("Told")
READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def make_server(name: str, desk: Callable[[], AssistantDesk]) -> MCPServer[Any]:
    """`desk` is asked anew for each question: the moment goes on."""
    server: MCPServer[Any] = MCPServer(name, instructions=MANNERS)

    @server.tool(annotations=READ_ONLY)
    def decide(facts: dict[str, str | int | list[str] | None], words: str = "") -> dict[str, Any]:
        """Which counter serves this person: look at `urgent` first, then `door` with its `call`, and `next` (what to ask)."""
        return _told(lambda: desk().decide(facts, words))

    @server.tool(annotations=READ_ONLY)
    def windows(municipality: str = "") -> list[dict[str, Any]]:
        """The public counters with telephone, hours and sources; of a municipality by its code, or all."""
        return _told(lambda: desk().windows(municipality))

    @server.tool(annotations=READ_ONLY)
    def schemes() -> list[dict[str, Any]]:
        """What people and companies can get, for whom, and what only the counter can confirm."""
        return _told(lambda: desk().schemes())

    @server.tool(name="helplines", annotations=READ_ONLY)
    def give_helplines(kind: str = "") -> dict[str, Any]:
        """Telephones and chats in danger, open ones first: self_harm, violence, destitution, or "" for all. Give them first."""
        return _told(lambda: desk().help_for(kind))

    return server


def _told(answer: Callable[[], Told]) -> Told:
    """What cannot be taken is told with the nearest that can."""
    try:
        return answer()
    except InvalidFact as error:
        raise ToolError(f"{error.message} Nearest: {error.nearest or 'none'}") from None
