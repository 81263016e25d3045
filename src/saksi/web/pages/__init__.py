"""The pages, one file for each thing they show."""
