"""What lists share: by what their rows are narrowed, and how many rows each choice would give."""
