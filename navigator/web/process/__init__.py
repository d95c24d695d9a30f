"""What happens beside requests: start, warm-up, watching the ledger, graceful shutdown."""
