"""The invented community's story: who lives and serves there, and one quarter of its ledgers."""
