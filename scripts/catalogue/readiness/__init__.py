"""How ready a product is for a market, and how a screening stands: pure, dated, and explained.

Nothing here reads a clock or a file. Rules come from `requirements.Rulebook`, facts from records, the date from
outside.
"""

from catalogue.readiness.board import Board, Recall, Standing, recall_nothing
from catalogue.readiness.engine import (
    MARKET_STATES,
    STATES,
    MarketState,
    Readiness,
    State,
    Verdict,
    evaluate,
    group_of,
)
from catalogue.readiness.holdings import Holding, Holdings, holdings_of
from catalogue.readiness.reasons import Reasons
from catalogue.readiness.screening import (
    ASPECTS,
    SCREENING_STATES,
    Aspect,
    AspectResult,
    Screening,
    ScreeningState,
    screening,
    screening_of,
)

__all__ = [
    "ASPECTS",
    "MARKET_STATES",
    "SCREENING_STATES",
    "STATES",
    "Aspect",
    "AspectResult",
    "Board",
    "Holding",
    "Holdings",
    "MarketState",
    "Readiness",
    "Reasons",
    "Recall",
    "Screening",
    "ScreeningState",
    "Standing",
    "State",
    "Verdict",
    "evaluate",
    "group_of",
    "holdings_of",
    "recall_nothing",
    "screening",
    "screening_of",
]
