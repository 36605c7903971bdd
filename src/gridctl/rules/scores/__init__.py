"""Rules about the yearly scores."""
