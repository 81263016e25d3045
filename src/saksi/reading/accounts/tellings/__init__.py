"""Where the page says that an act was done, and to whom by whom; and what only looks so."""
