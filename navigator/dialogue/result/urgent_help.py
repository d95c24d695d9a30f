"""Help first, when something was said that cannot wait."""

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.result.helplines import helplines
from navigator.dialogue.result.windows import window_view
from navigator.dialogue.views import UrgentView
from navigator.engine.decide.rule import Verdict


def urgent_help(case: Evaluation) -> UrgentView | None:
    """Help first, when something was said that cannot wait."""
    if case.decision.urgent is None:
        return None
    kind, windows = case.decision.urgent
    by_id = {w.id: w for w in case.decision.windows}
    doors = tuple(window_view(case, by_id[id]) for id in windows if by_id[id].finding.verdict is not Verdict.NOT)
    return UrgentView(kind, helplines(case.knowledge, case.now, case.t, kind), doors)
