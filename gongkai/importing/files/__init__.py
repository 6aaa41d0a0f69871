"""Files as paragraphs and tables."""
