"""Plan → what is shown; a view knows nothing of formats."""
