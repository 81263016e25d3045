"""How the pages write dates and numbers in each language, so that it does not change with Django's or CLDR's opinion."""
