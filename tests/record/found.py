"""What a search shows, for tests."""

from saksi.record.search.finding import Hit, search


def hits_of(user, text) -> tuple[Hit, ...]:
    """All things on the page of a search, in its order."""
    return tuple(hit for group in search(user, text, near_too=False).groups for hit in group.hits)
