"""The panel on a product's page: how it stands to the markets it is meant for, without promising anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from catalogue.languages import format_date
from catalogue.pages.terms import Terms
from catalogue.readiness import STATES, Board, MarketState, Readiness, Verdict
from catalogue.records import Product

#: Markets with a row of their own; the others are on their pages.
ROWS: Final = 4
#: Steps named in one row for one state, and other things; a number stands for the rest. The market's page has all.
_STEPS: Final = 2
_OTHERS: Final = 1
_SIGNS: Final[dict[MarketState, str]] = {"ready": "held", "nearly": "wip", "not_ready": "lack", "unknown": "theirs"}


class PanelRow(NamedTuple):
    """One market.

    Attributes:
        code: of the market.
        label: its name.
        sign: class that gives sign and colour.
        word: how the product stands.
        details: what is on record, under way, missing, and to be agreed with the importer.
    """

    code: str
    label: str
    sign: str
    word: str
    details: str


class Panel(NamedTuple):
    """The panel: markets the product is meant for, others it is ready for, and the date of the rules."""

    rows: tuple[PanelRow, ...]
    others: tuple[PanelRow, ...]
    checked: str

    @property
    def ready(self) -> tuple[str, ...]:
        """Names of the markets the product is ready for, those it is meant for first."""
        return tuple(row.label for row in (*self.rows, *self.others) if row.sign == _SIGNS["ready"])


class Panels:
    """The panels of one language. Many products stand alike, so a row is written once."""

    def __init__(self, board: Board, terms: Terms) -> None:
        """Keeps the board, whose results stay as long as it does."""
        self._board, self._terms = board, terms
        self._rows: dict[int, PanelRow] = {}
        self._checked = format_date(terms.vocabulary.rules.checked_on, terms.language)

    def of(self, product: Product) -> Panel | None:
        """A product's panel; None where it names no market and is ready for none."""
        meant, others = _chosen(self._board, product)
        if not meant and not others:
            return None
        return Panel(tuple(map(self._row, meant)), tuple(map(self._row, others)), self._checked)

    def _row(self, readiness: Readiness) -> PanelRow:
        row = self._rows.get(id(readiness))
        if row is None:
            row = self._rows[id(readiness)] = self._written(readiness)
        return row

    def _written(self, readiness: Readiness) -> PanelRow:
        text = self._terms.text
        words = {
            "ready": text("Ready"),
            "nearly": text("One step missing"),
            "not_ready": text("Several steps missing"),
            "unknown": text("To confirm"),  # not "ask the importer": who reads it abroad is one
        }
        far = readiness.state == "not_ready"  # what the importer must do matters when the rest is nearly done
        importers = [] if far else [v for v in readiness.to_agree if v.who == "importer"]
        by_state = {state: [v for v in readiness.open if v.state == state] for state in STATES}
        parts = (
            (text("On record:"), readiness.met, _OTHERS),
            (text("In progress:"), by_state["in_progress"], _STEPS),
            (text("Expired:"), by_state["expired"], _STEPS),
            (text("Missing:"), by_state["missing"], _STEPS),
            (text("Agree with the importer:"), importers, _OTHERS),
        )
        details = " ".join([f"{head} {self._listed(verdicts, most)}." for head, verdicts, most in parts if verdicts])
        code = readiness.market
        return PanelRow(code, self._terms.markets[code], _SIGNS[readiness.state], words[readiness.state], details)

    def _listed(self, verdicts: Iterable[Verdict], most: int) -> str:
        labels = list(dict.fromkeys(v.rule.requirement.label[self._terms.language] for v in verdicts))
        more = [f"+{len(labels) - most}"] if len(labels) > most else []
        return "; ".join([*labels[:most], *more])


def _chosen(board: Board, product: Product) -> tuple[list[Readiness], list[Readiness]]:
    """The markets a product names, and the others that it is ready for."""
    found = board.of(product)
    of = {readiness.market: readiness for readiness in found}
    meant = [of[code] for code in dict.fromkeys(product.target_markets) if code in of][:ROWS]
    named = {readiness.market for readiness in meant}
    return meant, [r for r in found if r.state == "ready" and r.market not in named]
