"""Tables that officers send: CSV as Japanese Excel saves it, or an Excel book. Text comes out; nothing is run."""
