"""Rules about the half-yearly stars."""
