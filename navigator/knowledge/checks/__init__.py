"""What must hold across files, and what runs out of validity or waits for confirmation."""
