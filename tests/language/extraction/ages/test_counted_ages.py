"""Ages counted from another's, each with its opposites."""

import pytest

from navigator.language.extraction.ages.counted_ages import age_of_parent, counted_age, is_counted


def years(age):
    return None if age is None else age.low


@pytest.mark.parametrize(
    ("persona", "text", "age"),
    [
        ("resident", "旦那が60で3つ下", 57), ("resident", "夫が56で二つ下です", 54), ("resident", "姉が50でその2つ下", 48), ("resident", "妻が49で3つ上", 52),
        ("resident", "旦那60、5歳下", 55), ("resident", "主人より2つ下で主人は48", 46), ("family", "私が60で3つ下", 57),
        ("family", "旦那が60で3つ下", None), ("employer", "旦那が60で3つ下", None), ("resident", "旦那が60で", None), ("resident", "52です。旦那は3つ下", None),
        ("resident", "旦那が60で下の子が3つ", None), ("resident", "兄が16で3つ下", None), ("resident", "兄が18で3つ下", 15), ("resident", "兄が17で3つ下", None),
    ],
)  # fmt: skip
def test_an_age_is_counted_from_that_of_a_relative(persona, text, age):
    assert years(counted_age(text, persona)) == age


def test_whose_counted_age_it_is_decides_the_persona():
    assert is_counted("旦那が60で3つ下")
    assert not is_counted("旦那が60で、私は57")


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("私が31の時の子で今20", 51), ("私が31のとき産んだ子が今20", 51), ("28で産んだ娘が今20歳", 48), ("30歳で産んだ子がいま25歳", 55), ("31の時の子で今5つ、", None),
        ("今20、31の時には店を持ちたい", None), ("31の時から働いて今51", None), ("31の時に離婚して20年", None), ("31の時の子で今20年目", None), ("78の時の子で今40", None),
    ],
)  # fmt: skip
def test_a_parent_is_as_old_as_the_child_and_the_years_before(text, age):
    assert years(age_of_parent(text)) == age
