"""Rows of a spreadsheet as accounts: what each column means, the values of its cells, what a row tells, the form that makes such rows."""
