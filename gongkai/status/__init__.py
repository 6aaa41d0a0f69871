"""Who has reported: ledgers, the board, many plans in one view, the record, the reminder."""
