"""Coaching: what a producer would best do next, as a letter that an official forwards on WhatsApp."""

from catalogue.coaching.letter import Letter, letters

__all__ = ["Letter", "letters"]
