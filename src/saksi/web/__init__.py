"""The pages: thin views over the record's queries and the actions."""
