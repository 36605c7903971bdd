"""What every printed figure is, and the lines that it was made of; a figure a file."""
