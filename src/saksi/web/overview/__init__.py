"""The overview, part by part: what needs a person today, the charts of those who see rows, the figures of those who see none."""
