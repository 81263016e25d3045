"""Who did what to whom: one account for each act that a source tells of."""
