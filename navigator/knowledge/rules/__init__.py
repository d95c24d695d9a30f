"""What the rule files say: facts, conditions, rules through time."""
