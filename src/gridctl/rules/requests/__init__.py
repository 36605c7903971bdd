"""Rules about requests: raised, handled and answered in time."""
