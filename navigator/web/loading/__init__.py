"""What is loaded when: the region as an earlier start read it, and officers' pages when one of them is asked for."""
