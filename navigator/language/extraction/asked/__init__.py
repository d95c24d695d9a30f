"""What is said where one thing is asked: lengths, dates, and answers in one's own words."""
