"""Who is in the text: names, descriptions, roles and sectors, and whom a pronoun means."""
