"""Who has reported: events, the state they fold into, and the store that keeps them."""
