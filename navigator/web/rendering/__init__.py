"""How a page is made: templates, style sheets and files with their content in the address, pages that stand alone."""
