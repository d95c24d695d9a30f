"""A group that imports a verb's module only when the verb is used: `--version` loads no web."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """`verbs` has by name the module in this package and the command in it: `usage.usage`, `sample.demo.demo`."""

    def __init__(self, *args: Any, verbs: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self.verbs:
            return None
        module, _, command = self.verbs[cmd_name].rpartition(".")
        loaded: click.Command = getattr(import_module(f".{module}", __package__), command)
        return loaded
