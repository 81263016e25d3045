"""What is needed to train the small model: the corpus compiled, features, training, export. Nothing here ships with Saksi."""
