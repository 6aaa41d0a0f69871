"""What people write about days, hours, deadlines and lists of units, and what it means."""
