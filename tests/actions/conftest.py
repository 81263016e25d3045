"""A document of Tavara, taken in and read, for the tests of the actions."""

import pytest

from saksi.actions.read import read
from saksi.actions.take_in import take_in
from saksi.intake import Metadata
from saksi.kernel.dates import PartialDate
from saksi.reading.rules import RulesReader
from saksi.record.models import Suggestion

STORY = (
    "Union leader held\n\nPolice in Lumera arrested Oren Tallis, president of the Union of Harbour Workers, on 3 March 2025.\n\n"
    '"They showed no warrant," said Sanna Brill, a lawyer at Open Door Legal Aid.\n\n'
    "National Police spokesperson Dovan Hesk denied that anyone had been beaten.\n"
)


@pytest.fixture
def document(workspace, local):
    meta = Metadata(publisher="Lumera Courier", published=PartialDate.parse("2025-03-04"))
    return take_in(local, workspace, STORY.encode(), "story.txt", level=0, metadata=meta).document


@pytest.fixture
def suggestions(document, local):
    read(local, document, RulesReader())
    return Suggestion.objects.visible_to(local).filter(document=document)


@pytest.fixture
def statement(suggestions):
    return suggestions.filter(kind="statement").first()


@pytest.fixture
def account(suggestions):
    return suggestions.filter(kind="account").first()
