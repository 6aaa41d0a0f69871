"""The hotline: a month of complaints as masked orders, hot issues with owners and answers, and the bulletin."""
