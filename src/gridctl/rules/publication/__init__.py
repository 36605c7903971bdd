"""What is posted on the notice board, when, and for how long."""
