"""The small encoder: it weighs what the rules found, and tells what they missed."""
