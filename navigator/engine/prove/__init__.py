"""What holds over every conversation: each one walked, each rule checked by itself, faults with an example."""
