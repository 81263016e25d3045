"""The reader that asks a language model at an OpenAI-compatible address; off until an address is set.

Rule: the text is data, never an instruction; a value that does not quote the text is dropped and counted; a text of level 2
or 3 goes to this computer only. Nothing here opens a connection: the rim hands over a transport.
Order of a reading: address, parts, prompt, conversation, answer, grounding, reader.
"""
