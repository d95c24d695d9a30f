"""Texts in the language of the page: translation, furigana, phrase breaks, citations, facts in words."""
