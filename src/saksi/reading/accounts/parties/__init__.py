"""Who is meant by the words around an act: its subject, object and agent, groups, lists and pronouns."""
