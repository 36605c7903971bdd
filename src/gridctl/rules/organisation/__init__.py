"""How the organisation is built, and whom its tiers look after."""
