"""Policy packs: documents as data, stacked by date. No rule code."""
