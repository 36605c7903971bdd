"""What each table shows: one view a page, pure, masked."""
