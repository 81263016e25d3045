"""A text made ready to be read: a clean view of the stored text, its paragraphs, sentences and quotations, and what recognisers hand to one another."""
