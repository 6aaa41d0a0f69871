"""The words of a notice, before anything is known of its parts: names, lists of them, clauses, places."""
