"""The rule of the only writers: nothing but the actions changes the record, and nothing reads it past the guard."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "saksi"
WRITES = {
    "save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "delete",
    "asave", "acreate", "aget_or_create", "aupdate_or_create", "abulk_create", "abulk_update", "aupdate", "adelete",
}  # fmt: skip
RAW = {"cursor", "raw", "extra", "_raw_delete", "_base_manager", "_default_manager"}
# The index of search follows the rows, and the people of a new workspace are made before there is anybody to log.
MAY_WRITE = {"record/search/index.py", "record/people.py"}
# Pages and commands say who asks; these ask for every row, to verify and to freeze, and are told the level or name no content.
OUTSIDE = [
    path
    for part in ("web", "cli", "reports", "record", "project")
    for path in sorted((SOURCE / part).rglob("*.py"))
    if "migrations" not in path.parts and "backend" not in path.parts
]


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]


def writes(call: ast.Call) -> bool:
    """Whether it is a method that writes rows; `dict.update(other)` is none, `queryset.update(field=value)` is."""
    if not isinstance(call.func, ast.Attribute):
        return False
    of_super = isinstance(call.func.value, ast.Call) and getattr(call.func.value.func, "id", "") == "super"
    update = call.func.attr == "update" and bool(call.keywords) and not call.args
    return (call.func.attr in WRITES or update) and not of_super


def test_the_rule_knows_a_write_when_it_sees_one() -> None:
    wrong = ("row.save()", "Model.rows.create(a=1)", "rows.filter(pk=1).update(state='x')", "rows.all().delete()")
    right = ("known.update(found)", "page.saved()", "super().save()")
    assert all(writes(ast.parse(code, mode="eval").body) for code in wrong)  # type: ignore[arg-type]
    assert not any(writes(ast.parse(code, mode="eval").body) for code in right)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_but_the_actions_writes_rows(path: Path) -> None:
    name = str(path.relative_to(SOURCE))
    found = [f"{name}:{call.lineno}" for call in calls(path) if writes(call)]
    assert name in MAY_WRITE or not found, f"{found}: write through an action, which asks for permission and logs"


@pytest.mark.parametrize(
    "path", [p for p in OUTSIDE if p.relative_to(SOURCE).parts[0] in {"web", "cli"}], ids=lambda p: p.name
)
def test_pages_and_commands_ask_for_rows_through_the_guard(path: Path) -> None:
    """`objects` is followed by visible_to or up_to at once, and no other way to rows is taken."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    guarded = {id(node.value) for node in attributes if node.attr in {"visible_to", "up_to"}}
    wrong = [node for node in attributes if node.attr == "objects" and id(node) not in guarded]
    wrong += [node for node in attributes if node.attr in RAW | {"rows"}]
    assert not [f"{path.name}:{node.lineno} .{node.attr}" for node in wrong]
