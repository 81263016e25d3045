"""Khmer: day, month by its name, year; 1,234.5.

Django and CLDR write the marks of numbers the other way round, 1.234,5. Here they are as in English: the digits are
Western in both, the same figure stands in a report in either language, and must never read as another one.
"""

DATE_FORMAT = "ថ្ងៃទី j ខែF ឆ្នាំ Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "ថ្ងៃទី j ខែF ឆ្នាំ Y, H:i"
YEAR_MONTH_FORMAT = "ខែF ឆ្នាំ Y"
MONTH_DAY_FORMAT = "ថ្ងៃទី j ខែF"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
