"""Stands in for a process that reads a book and never ends."""

import time

time.sleep(60)
