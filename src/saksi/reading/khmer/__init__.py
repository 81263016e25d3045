"""What is read of Khmer text: dates, articles of laws, names of the country pack, people with a title, and who says what. No acts."""
