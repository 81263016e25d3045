"""What single words tell before any sentence is read: words of saying, roles, bodies, countries, and the words around a verb."""
