"""Rules about the policies that a village follows: that they can be read, and where they differ."""
