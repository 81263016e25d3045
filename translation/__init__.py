"""What the pages say, for people who translate it: collected from the sources, kept beside its translations, compiled."""
