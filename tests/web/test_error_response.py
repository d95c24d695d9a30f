"""One body for every error of the interface, whatever was sent."""

import json

import pytest

from navigator.web.error_response import ErrorBody, error_response

TOLD = {"field": "age", "value": "old", "nearest": "45", "message": "Send a number."}


def sent(value):
    return json.loads(error_response(422, "Send a number.", "age", value, "45").body)["error"]["value"]


def test_an_error_names_the_field_its_value_and_the_nearest():
    response = error_response(422, "Send a number.", "age", "old", "45")
    assert response.status_code == 422
    assert json.loads(response.body) == {"error": TOLD}
    assert ErrorBody.model_validate_json(response.body).model_dump() == {"error": TOLD}


def test_without_a_field_nothing_is_to_blame():
    response = error_response(503, "Try again later.")
    assert (response.status_code, response.headers["content-type"]) == (503, "application/json")
    assert json.loads(response.body)["error"] == {"field": "", "value": None, "nearest": "", "message": "Try again later."}


@pytest.mark.parametrize(("value", "told"), [
    (45, 45), (45.5, 45.5), (True, True), (None, None), ("町", "町"), (float("inf"), None), (float("nan"), None), ("a\ud800b", "a?b"),
    (["a", 1, [float("-inf"), "\udfff"]], ["a", 1, [None, "?"]]), ({"a": 1}, None), ({1}, None), (b"a", None),
])  # fmt: skip
def test_a_value_that_no_json_carries_is_told_without_it(value, told):
    assert sent(value) == told
