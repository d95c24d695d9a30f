"""The sketch of the region on the result."""

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import result_view
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW, ROOT

SEEKING = {"persona": "resident", "work": "seeking", "age": "35..44"}


def drawn(knowledge, t, **facts):
    answers = tuple((fact, make_answer(value)) for fact, value in (SEEKING | facts).items())
    return result_view(evaluate_conversation(knowledge, Conversation(answers), NOW, t)).sketch


def test_the_town_and_the_office_stand_where_they_are_and_their_names_apart(knowledge, t):
    sketch = drawn(knowledge, t, municipality="10425")  # 嬬恋村, whose Hello Work is far in the east
    home, office = sketch.places
    assert (home.kind, home.name, office.kind) == ("home", "嬬恋村", "office")
    assert home.x < office.x
    assert len(sketch.dots) == len(knowledge.municipalities)
    assert (home.x, home.y) in sketch.dots
    assert (home.text_y < home.y) is not (office.text_y < office.y)
    assert all(0 <= x <= sketch.width and 0 <= y <= sketch.height for x, y in sketch.dots)


def test_an_office_in_ones_own_town_is_one_mark(knowledge, t):
    (place,) = drawn(knowledge, t, municipality="10201").places
    assert (place.kind, place.name) == ("office", "前橋市")


def test_the_other_mark_is_home_or_the_company(knowledge, t):
    employer = {"persona": "employer", "plans": "post_job", "municipality": "10425"}
    result = result_view(evaluate_conversation(knowledge, Conversation(tuple((f, make_answer(v)) for f, v in employer.items())), NOW, t))
    assert result.sketch.caption == "●が窓口のある市町村、○が会社のある市町村です。"
    assert drawn(knowledge, t, municipality="10425").caption == "●が窓口のある市町村、○がお住まいの市町村です。"
    assert drawn(knowledge, t, municipality="10201").caption == "●が窓口のある市町村です。"


@pytest.mark.parametrize(("lang", "name"), [("ja-easy", "前橋市"), ("pt", "Maebashi")])
def test_names_are_short_and_without_reading_marks(knowledge, lang, name):
    (place,) = drawn(knowledge, translator(lang, ROOT / "content/locale"), municipality="10201").places
    assert place.name == name


def test_nothing_is_drawn_where_the_office_is_not_known(knowledge, t):
    assert drawn(knowledge, t) is None
