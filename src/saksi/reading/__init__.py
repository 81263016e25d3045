"""Reading: a text, its day of publication and a country pack in, a reading with words for every value out.

A recogniser is one module and one function of a `Page`; a reader is one class behind the protocol of `reader.py`.
"""
