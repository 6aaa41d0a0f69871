"""What was recognised as the text of a plan."""
