"""What stands in a line: ages, places, answers, questions, who speaks, danger."""
