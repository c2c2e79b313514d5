"""What students read of their grade: marks and notes, and never who gave them."""
