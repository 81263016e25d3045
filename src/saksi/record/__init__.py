"""The record: models, queries, search and snapshot. Only the actions write to it."""
