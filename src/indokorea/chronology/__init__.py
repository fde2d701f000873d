"""What happened when, what held on a day, and what was known on a day: functions of Records."""
