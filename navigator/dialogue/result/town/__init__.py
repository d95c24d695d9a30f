"""The page of a municipality: whom to call there for what, by the same decisions as a result."""
