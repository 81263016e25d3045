"""The command line: one file for each command or noun; `main` finds them."""
