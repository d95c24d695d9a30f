"""Help first, when something was said that cannot wait."""

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.result.helplines import helplines
from navigator.dialogue.result.windows import window_view
from navigator.dialogue.views import UrgentView
from navigator.engine.decide.rule import Verdict


def urgent_help(evaluation: Evaluation) -> UrgentView | None:
    """Help first, when something was said that cannot wait."""
    if evaluation.decision.urgent is None:
        return None
    kind, windows = evaluation.decision.urgent
    by_id = {w.id: w for w in evaluation.decision.windows}
    views = tuple(window_view(evaluation, by_id[id]) for id in windows if by_id[id].finding.verdict is not Verdict.NOT)
    return UrgentView(kind, helplines(evaluation.knowledge, evaluation.now, evaluation.t, kind), views)
