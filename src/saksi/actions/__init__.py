"""The actions: one file for each change to the record, and the only writers of it.

Rule: an action names its actor, checks permission, writes, and logs, in one transaction; each can be undone.
"""
