"""gridctl: keeps, checks and publishes what a village's party members promised."""

__version__ = "0.1.0"
