"""Who has to do what: lists, task sheets, running sheets, 签到表, the division of work, calendars."""
