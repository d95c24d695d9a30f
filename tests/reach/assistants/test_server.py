"""The tools over the protocol itself: all only read, and say that danger comes first."""

import asyncio
import sys
from datetime import date
from unittest.mock import Mock

import pytest
from click.testing import CliRunner
from mcp import Client

from navigator.cli import main
from navigator.knowledge.content.confirmation import Confirmation
from navigator.ledger import confirmed_contacts
from navigator.ledger.database import Actor, Ledger
from navigator.reach.assistants.answers import AssistantDesk
from navigator.reach.assistants.server import make_server
from navigator.settings import Settings
from tests.conftest import NOW


@pytest.fixture(scope="module")
def server(knowledge, t):
    return make_server("みほん", lambda: AssistantDesk(knowledge, NOW, t))


def over_the_protocol(server, ask):
    async def run():
        async with Client(server) as client:
            return await ask(client)

    return asyncio.run(run())


def test_every_tool_only_reads(server):
    tools = over_the_protocol(server, lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == {"decide", "windows", "schemes", "helplines"}
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_a_decision_comes_with_its_door(server):
    facts = {"persona": "resident", "age": 46, "work": "seeking", "municipality": "10205"}
    result = over_the_protocol(server, lambda client: client.call_tool("decide", {"facts": facts}))
    assert not result.is_error
    assert result.structured_content["door"]["call"]["number"]


def test_danger_comes_first_over_the_protocol_too(server):
    result = over_the_protocol(server, lambda client: client.call_tool("decide", {"facts": {}, "words": "死にたい"}))
    assert list(result.structured_content) == ["urgent"]


def test_what_cannot_be_taken_names_the_nearest(server):
    result = over_the_protocol(server, lambda client: client.call_tool("decide", {"facts": {"wrok": "seeking"}}))
    assert result.is_error
    assert "Nearest: work" in result.content[0].text


def test_without_the_extra_the_verb_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "navigator.reach.assistants.server", None)
    told = CliRunner().invoke(main, ["mcp"])
    assert (told.exit_code, "extra `mcp`" in told.output) == (1, True)


def test_the_verb_answers_with_what_officers_confirmed_and_hid(monkeypatch, tmp_path, knowledge):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path / "data"))
    made = Mock()
    monkeypatch.setattr("navigator.reach.assistants.server.make_server", made)
    assert CliRunner().invoke(main, ["mcp"]).exit_code == 0
    desk = made.call_args.args[1]
    settings = Settings()
    ledger = Ledger.open("", settings.data_dir, settings.audit_secret())
    by, number = Actor("ann", NOW), Confirmation("hello-work/ota", "phone", "0999-12-3456", next(iter(knowledge.sources)), date(2026, 11, 24))

    def told():
        return "0999-12-3456" in str(desk().windows())

    assert not told()
    with ledger.writing() as connection:
        confirmed_contacts.confirm(connection, number, by)
    assert told()
    with ledger.writing() as connection:
        confirmed_contacts.hide(connection, number.office, number.field, by)
    assert not told()
    ledger.close()
