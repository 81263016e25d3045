"""Places and articles of laws: the pack's names, the countries of the world, venues."""
