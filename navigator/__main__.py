"""python -m navigator: the same verbs as the command."""

from .cli import main

main()
