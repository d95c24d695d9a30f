"""All that runs for a person: facts, conditions, rules, ranking, the next question."""
