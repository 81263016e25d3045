"""The commands and their options, as the code has them."""

from __future__ import annotations

import importlib

import click
import pytest

from saksi.cli.main import COMMANDS


def options(name: str, command: click.Command) -> list[tuple[str, str]]:
    found = [(name, opt) for p in command.params if isinstance(p, click.Option) for opt in p.opts]
    if isinstance(command, click.Group):
        for sub, child in command.commands.items():
            found += options(f"{name} {sub}", child)
    return found


@pytest.fixture
def every_option() -> list[tuple[str, str]]:
    """(command, option) for every option of every command."""
    found: list[tuple[str, str]] = []
    for name, entry in COMMANDS.items():
        module, attribute = entry.target.split(":")
        found += options(name, getattr(importlib.import_module(module), attribute))
    return found
