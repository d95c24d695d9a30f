"""python -m navigator: the same verbs as the command."""

from navigator.cli import main

main()
