"""How files are read: YAML with line numbers, problems, periods, catalogs, texts to translate."""
