"""The reader by rules: no download, explainable, fast.

Order: page, dates, places, provisions, cast, statements, accounts, positions weighed; then everything found becomes a reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from saksi.codebook.packs import Pack
from saksi.reading.accounts.accounts import find_accounts
from saksi.reading.actors.actors import find_cast
from saksi.reading.assembly import Found, reading_of
from saksi.reading.confidence import confidence_of, lines_of_rules
from saksi.reading.dates.dates import find_dates
from saksi.reading.khmer.reading import with_khmer
from saksi.reading.model import Reading
from saksi.reading.places.places import find_places
from saksi.reading.places.provisions import find_provisions
from saksi.reading.positions.told_acts import with_acts
from saksi.reading.positions.weighed import Weigher
from saksi.reading.statements.statements import find_statements
from saksi.reading.text.page import make_page


class RulesReader:
    """Reads by tokens, lexicons and grammars. Satisfies the protocol `Reader`."""

    name = "rules"
    version = "6"

    @property
    def setup(self) -> Mapping[str, str]:
        """The rules have no settings."""
        return {}

    def find(self, text: str, published: date | None, pack: Pack) -> tuple[Found, None]:
        """All that is found on the page of the stored text; None, for no encoder heard it."""
        found = self.ruled(text, published, pack)
        return replace(found, statements=Weigher(found.page, found.cast, found.accounts).weighed(found.statements)), None

    def ruled(self, text: str, published: date | None, pack: Pack) -> Found:
        """What is found before positions are weighed."""
        page = make_page(text, published, pack)
        dates, places, provisions, cast = find_dates(page), find_places(page), find_provisions(page), find_cast(page)
        statements = find_statements(page, cast, dates)
        accounts = find_accounts(page, cast, dates, places, provisions, statements)
        statements = with_acts(statements, accounts, page, cast)
        return Found(page, cast, dates, places, provisions, statements, accounts)

    def read(self, text: str, published: date | None, pack: Pack) -> Reading:
        """Read the stored text; spans of the reading are of this text, in code points."""
        found, _ = self.find(text, published, pack)
        sure = confidence_of(found, lines_of_rules())
        return reading_of(with_khmer(found), self.name, self.version, self.setup, sure)
