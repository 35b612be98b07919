"""Why a verdict is as it is, in the words of a language: every verdict can print its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from catalogue.languages import format_date
from catalogue.messages import Messages
from catalogue.readiness.engine import Readiness, Verdict
from catalogue.readiness.holdings import Holding
from catalogue.vocabulary import CertificateType, Vocabulary


class Reasons:
    """The reasons of verdicts in one language."""

    def __init__(self, messages: Messages, vocabulary: Vocabulary) -> None:
        """Keeps the words.

        Args:
            messages: the interface's words in the language.
            vocabulary: names of certificates.
        """
        self.text = messages.text
        self.plural = messages.plural
        self._language = messages.language
        self._certificates: Mapping[str, CertificateType] = vocabulary.certificates

    def of(self, verdict: Verdict) -> tuple[str, ...]:
        """Sentences: what the product shows, whether the rule applies, and why it does not decide."""
        return tuple(self._sentences(verdict))

    def overall(self, readiness: Readiness) -> str:
        """One sentence on how the product stands to the market as a whole."""
        if not readiness.covered:
            return self.text("The requirements of this market for this kind of product have not been collected yet.")
        if readiness.state == "unknown":
            return self.text("What has been collected does not decide it: ask the importer.")
        if readiness.state == "ready":
            return self.text("Everything the producer and exporter can prepare is on record.")
        step = readiness.step
        if step is not None:
            return self.text("One step is missing: %(step)s.") % {"step": step.rule.requirement.label[self._language]}
        count = len(readiness.open)
        return self.plural("%(num)s step is missing.", "%(num)s steps are missing.", count)

    def _sentences(self, verdict: Verdict) -> Iterator[str]:
        rule = verdict.rule
        condition = {"condition": rule.when.label[self._language]} if rule.when else {}
        if verdict.state == "not_applicable":
            yield self.text("It applies only to this: %(condition)s. By its record, the product is not.") % condition
            return
        if verdict.holding is not None:
            yield from self._shown(verdict.holding)
        elif verdict.state == "missing":
            yield self.text("Nothing on record shows it.")
        if condition and verdict.applies:
            yield self.text("It applies because of this: %(condition)s.") % condition
        elif condition:
            yield self.text("It applies in this case: %(condition)s. The record does not say.") % condition
        elif verdict.applies is None:
            yield self.text("Whether it applies depends on the goods.")
        yield from self._not_deciding(verdict)

    def _not_deciding(self, verdict: Verdict) -> Iterator[str]:
        if verdict.confidence == "low":
            yield self.text("This requirement itself has not been verified: confirm it with the importer.")
        elif verdict.who == "importer" and verdict.state != "met":
            yield self.text("The importer takes care of it.")
        elif verdict.rule.requirement.per_shipment and verdict.state != "met":
            yield self.text("It is made for each shipment.")

    def _shown(self, holding: Holding) -> Iterator[str]:
        name = self._certificates[holding.certificate].short[self._language] if holding.certificate else ""
        values = {"name": name or holding.by, "date": self._day(holding.expires), "seen": self._day(holding.since)}
        if holding.state == "planned":
            yield self.text("%(name)s is planned.") % values
        elif not name:
            yield from self._evidence(holding, values)
        elif holding.state == "in_progress":
            yield self.text("%(name)s is in progress.") % values
        elif holding.state == "expired":
            yield self.text("%(name)s expired on %(date)s.") % values
        elif holding.expires:
            yield self.text("%(name)s is held, valid until %(date)s.") % values
        else:
            yield self.text("%(name)s is held.") % values

    def _evidence(self, holding: Holding, values: Mapping[str, str]) -> Iterator[str]:
        if holding.state == "in_progress":
            yield self.text("In progress according to %(name)s, %(seen)s.") % values
            return
        yield self.text("Seen by %(name)s on %(seen)s.") % values
        if holding.state == "expired":
            yield self.text("That expired on %(date)s.") % values
        elif holding.expires:
            yield self.text("Good until %(date)s.") % values

    def _day(self, day: date | None) -> str:
        return format_date(day, self._language) if day else ""
