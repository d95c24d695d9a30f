"""What officers read of the rules: read aloud, check, comparison, graph, golden cases. No web, no database."""
