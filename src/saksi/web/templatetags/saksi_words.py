"""`{% load saksi_words %}`: codes in words, as `{{ statement.position|position }}`."""

from django import template

from saksi.web import words

register = template.Library()
for name in ("cell", "position", "sector", "status", "kind", "act", "verification"):
    register.filter(name, getattr(words, name))
