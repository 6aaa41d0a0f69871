"""What the day came to: the figures of a plan as forms, as filled in, added up, and on the city's own table."""
