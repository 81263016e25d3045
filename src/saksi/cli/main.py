"""The command `saksi`: which subcommands there are and where each one lives.

Rule: a command's module is imported only when that command runs, and Django is set up only for the
commands that need a workspace, so that `saksi read FILE` starts fast and needs no database.
Steps: find the command in the table, open the workspace if it needs one, import its module, run it,
and print any error of Saksi's own as a sentence without a stack trace.
"""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from saksi import __version__
from saksi.kernel.errors import NoWorkspace, SaksiError
from saksi.kernel.signs import harmless

WORKSPACE_VARIABLE = "SAKSI_WORKSPACE"


@dataclass(frozen=True)
class Entry:
    """One line of the table of commands: where it lives, what it is for, whether it needs a workspace."""

    target: str
    help: str
    workspace: bool = True


COMMANDS = {
    "init": Entry("saksi.cli.init:init", "Make a workspace: one folder for all that Saksi keeps.", workspace=False),
    "add": Entry("saksi.cli.add:add", "Take in files: keep the bytes, extract the text, log it."),
    "import": Entry("saksi.cli.import_rows:import_", "Import a spreadsheet of incidents, row by row."),
    "form": Entry("saksi.cli.form:form", "Write a field form for KoBoToolbox and ODK.", workspace=False),
    "read": Entry("saksi.cli.read:read", "Read a text and show what was found in it.", workspace=False),
    "evaluate": Entry("saksi.cli.evaluate:evaluate", "Read marked texts and say how well.", workspace=False),
    "review": Entry("saksi.cli.review:review", "Say what waits for a decision, and where the desk is."),
    "serve": Entry("saksi.cli.serve:serve", "Open the desk in the browser of this computer."),
    "verify": Entry("saksi.cli.verify:verify", "Check every kept byte, the log and its checkpoints."),
    "demo": Entry("saksi.cli.demo:demo", "Show the whole chain on made-up dispatches.", workspace=False),
    "document": Entry("saksi.cli.document:document", "List documents; change what is said of one."),
    "user": Entry("saksi.cli.user:user", "Add people; change what they may do."),
    "report": Entry("saksi.cli.report:report", "Build a report and its bundle."),
    "checkpoint": Entry("saksi.cli.checkpoint:checkpoint", "Show the signed checkpoint, to be kept elsewhere."),
}


def find_workspace(chosen: str | None) -> Path:
    """The workspace folder: the one chosen, or this folder or one above it that holds `saksi.toml`.

    Raises NoWorkspace when there is none.
    """
    start = Path(chosen) if chosen else Path.cwd()
    candidates = [start] if chosen else [start, *start.parents]
    for folder in candidates:
        if (folder / "saksi.toml").is_file():
            return folder.resolve()
    raise NoWorkspace(
        f"no workspace: {'there is no' if chosen else 'neither this folder nor one above it has a'} "
        f"saksi.toml {f'in {chosen}' if chosen else ''}".rstrip()
        + ". Make one with `saksi init FOLDER`, or name one with `saksi --workspace FOLDER ...`."
    )


def set_up(folder: Path | None) -> None:
    """Point Django at this workspace, or at none for `--help`; afterwards the record's modules can be imported."""
    if folder:
        os.environ[WORKSPACE_VARIABLE] = str(folder)
    else:
        os.environ.pop(WORKSPACE_VARIABLE, None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saksi.project.settings")
    # Django is imported here and not above, so that `saksi read FILE` needs none of it.
    importlib.import_module("django").setup()


def _database_errors() -> tuple[type[Exception], ...]:
    """The database's errors, where a command loaded Django at all."""
    django = sys.modules.get("django.db.utils")
    return (django.DatabaseError,) if django else ()


class Commands(click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a document's way through Saksi."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; None when there is no such name."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if entry.workspace and not {"--help", "-h"} & set(sys.argv[1:]):
            set_up(find_workspace(ctx.params.get("workspace")))
        elif entry.workspace:
            set_up(None)
        module, name = entry.target.split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; Saksi's own errors, and those of disk and database, become a sentence and exit status 1."""
        try:
            return super().invoke(ctx)
        except SaksiError as error:
            raise click.ClickException(harmless(str(error), lines=True)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            raise click.ClickException(
                f"the disk or the system refused: {error.strerror or error}{where}. "
                "Look whether the path is right, whether you may write there, and whether there is room."
            ) from error
        except _database_errors() as error:
            raise click.ClickException(
                f"the database refused: {str(error).strip()}. Look whether it is there, whether you may write to it, and "
                "whether there is room; `saksi verify` tells whether it is whole."
            ) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="saksi")
@click.option("--workspace", envvar=WORKSPACE_VARIABLE, help="The workspace folder (else this folder or one above it).")
def main(workspace: str | None) -> None:
    """Saksi: from a report, who did what to whom, according to whom; every figure leads back to its source."""
    del workspace  # read by Commands.get_command from the context
