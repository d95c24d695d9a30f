"""Invented counts, results and channels (見本), for trying and for teaching officers: never a telephone, never a real figure."""
