"""The reader `llm` as a command uses it; the only place where a reader gets a road to the network.

Rule: it is off until an address and a model are set: in the environment first (SAKSI_LLM_ADDRESS and its like), then in the saksi.toml of
the workspace. The key is taken from the environment alone, for a workspace is copied and kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

from saksi.cli.llm_transport import HttpTransport
from saksi.cli.main import find_workspace
from saksi.kernel.errors import ConfigError, NoWorkspace
from saksi.reading.llm.address import Address
from saksi.reading.llm.reader import LlmReader
from saksi.reading.llm.settings import LlmSettings
from saksi.record.workspace import Config, open_workspace


def llm_reader(level: int) -> LlmReader:
    """The reader for texts of this level. Raises ConfigError where it is off, ReadingError where such texts may not go there."""
    reader = LlmReader(llm_settings(_config()), HttpTransport(), level, tell=lambda line: click.echo(line, err=True))
    reader.settings.require(level)
    return reader


def llm_settings(config: Config | None) -> LlmSettings:
    """What is set, the environment first. config: of the workspace, None outside one. Raises ConfigError."""
    address = os.environ.get("SAKSI_LLM_ADDRESS") or (config.llm_address if config else "")
    model = os.environ.get("SAKSI_LLM_MODEL") or (config.llm_model if config else "")
    if not address or not model:
        raise ConfigError(
            "the reader llm is off: no address or no model is set. Set llm_address and llm_model in saksi.toml, or "
            "SAKSI_LLM_ADDRESS and SAKSI_LLM_MODEL; docs/how-to/read-with-a-language-model.md shows how."
        )
    standing = config or Config(origin="")
    return LlmSettings(
        Address.parse(address),
        model,
        os.environ.get("SAKSI_LLM_KEY", ""),
        _number("SAKSI_LLM_TIMEOUT", standing.llm_timeout),
        _number("SAKSI_LLM_PART_WORDS", standing.llm_part_words),
    )


def _number(name: str, otherwise: int) -> int:
    words = os.environ.get(name, "")
    if not words:
        return otherwise
    if not words.isascii() or not words.isdigit() or int(words) == 0:
        raise ConfigError(f"{name}: got {words!r}, expected a whole number above 0.")
    return int(words)


def _config() -> Config | None:
    """The settings of the workspace that is named or stands here; none outside one."""
    named = click.get_current_context().find_root().params.get("workspace")
    try:
        folder: Path = find_workspace(named)
    except NoWorkspace:
        if named:
            raise
        return None
    return open_workspace(folder).config
