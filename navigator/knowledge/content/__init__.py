"""What is shown: offices, wording, the plan, targets, topics, each value with its source."""
