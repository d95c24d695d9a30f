"""LINE: asks for whom and which town, and leads to that town's doors; danger in any line brings helplines at once."""
