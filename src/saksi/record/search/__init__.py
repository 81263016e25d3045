"""One search over all that the record holds, on both databases: words as they are compared, the box, the index, near spellings, what is found."""
