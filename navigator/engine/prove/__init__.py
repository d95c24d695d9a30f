"""What holds over every conversation: each one explored, each rule checked by itself, faults with a counterexample."""
