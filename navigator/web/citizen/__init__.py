"""Pages that citizens see, and the counts they leave behind.

A page is a function of a `CitizenRequest` that returns a response; each module ends with the `ROUTES` of its pages, and
`app.py` adds them below each language. What many functions need is asked of the request: its language, its moment, the
state that the browser holds.
"""
