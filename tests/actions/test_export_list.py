"""That a list was carried away: logged with what was taken, by those who may, and by nobody else."""

import pytest

from saksi.actions.export_list import export_list
from saksi.kernel.errors import NotAllowed
from saksi.record.roles import Role

from .conftest import entries, state

pytestmark = pytest.mark.django_db


def test_leaves_one_entry_that_says_what_was_taken(workspace, local):
    export_list(local, "incidents", "?act=arrest", "xlsx", 12, 2)
    (entry,) = entries()
    told = {key: entry[key] for key in ("kind", "list", "query", "form", "count", "level", "by")}
    assert told == {
        "kind": "exported", "list": "incidents", "query": "?act=arrest", "form": "xlsx", "count": 12, "level": 2, "by": local.pk,
    }  # fmt: skip


@pytest.mark.parametrize("role", [Role.CODER, Role.SECOND, Role.VIEWER])
def test_refuses_roles_that_may_not_carry_away(workspace, cleared, role):
    before = state()
    with pytest.raises(NotAllowed, match="may not take a list out"):
        export_list(cleared(3, role=role), "incidents", "", "csv", 1, 0)
    assert state() == before
