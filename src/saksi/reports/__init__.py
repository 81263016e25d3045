"""Reports: a frozen snapshot becomes a brief in HTML and a bundle that a stranger can check.

Rule: a report reads a snapshot and nothing else; the same snapshot and version give the same bytes.
Order: snapshot (the form), mentions and withholding (what must not leave), passages and proofs (what is disclosed and how
it is shown to stand in the archive), brief (the page), tables (CSV), bundle (the folder), verify (the
stranger's program).
"""
