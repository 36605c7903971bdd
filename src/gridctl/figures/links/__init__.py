"""Who is linked, who is not, and how much room the spans leave."""
