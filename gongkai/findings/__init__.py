"""What `validate` found and what the rules mean, in every format."""
