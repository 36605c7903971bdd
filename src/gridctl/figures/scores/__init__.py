"""The yearly scores, the help that follows low ones, and recorded assessments."""
