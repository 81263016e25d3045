"""The terminal: one console for results, one on standard error for progress, so that output can be piped."""

from rich.console import Console

console = Console(highlight=False)
progress_console = Console(stderr=True, highlight=False)
