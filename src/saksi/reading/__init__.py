"""Reading: a text, its day of publication and a country pack in, a reading with words for every value out.

A recogniser is one module and one function of a `Page`; a reader is one class behind the protocol of `reader.py`.
Order: text, words, dates, places, actors, positions, then statements and accounts; each package knows those before it.
"""
