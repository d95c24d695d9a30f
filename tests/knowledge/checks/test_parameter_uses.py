"""What rests on a number is found through named conditions, categories and whatever they are made of."""

from navigator.knowledge.checks.parameter_uses import parameters_of_order, rules_by_parameter
from tests.conftest import NOW


def test_every_number_that_a_rule_of_the_day_reads_has_its_users(knowledge):
    used = knowledge.rules.names_used(NOW.date()) & {*knowledge.rules.parameters}
    found = {id for id, names in rules_by_parameter(knowledge).items() if names} | parameters_of_order(knowledge)
    assert found == used


def test_a_number_of_a_condition_is_one_of_all_that_name_it(knowledge):
    """The limit of the Saposute stands in a condition; its window and its counselling name that."""
    names = rules_by_parameter(knowledge)["saposute_age_limit"]
    assert {knowledge.window_words["saposute"].name, knowledge.scheme_words["saposute-counselling"].name} <= {*names}
    assert knowledge.window_words["hello-work"].name not in names
    assert "middle_age_from" in parameters_of_order(knowledge)
    assert "trial_age_to" not in parameters_of_order(knowledge)
