"""Charts drawn by the server: shapes and words for the templates in `web/charts/`, worked out from numbers handed over.

Rule: no Django, no database and no colour here. A chart is read by place, length and printed number; each mark leads to its list,
and beside the shapes stands the same as a table. What is unknown has its own place.
"""
