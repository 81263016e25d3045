"""Which words tell of an act, in which clause they stand, and with what force it was done."""
