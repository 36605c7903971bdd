"""Makes the generated pages, each from one declaration."""
