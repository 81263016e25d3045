"""When, how long and where an act was done, and under which articles."""
