"""Pages of the invented region come out whole, as they stand in pages.yaml."""

import pytest
import yaml

from tests.dialogue.pages import FILE, pages, plain

EXAMPLES = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.fixture(scope="module")
def made():
    return pages()


def test_every_page_has_its_example(made):
    assert list(made) == list(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_page_comes_out_whole(made, name):
    assert plain(made[name]()) == EXAMPLES[name]
