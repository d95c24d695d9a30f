"""Two rule sets compared over all answers, as few cubes."""
