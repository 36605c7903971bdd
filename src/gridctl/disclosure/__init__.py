"""What each notice shows: views, masks, pages."""
