"""Every migration there was, the oldest first: what changed in records between two forms of them.

A field, an id of the vocabulary or the name of a value that is published keeps its name: other people's files use it.
Where that cannot be kept, the new form gets the next number here and in `records_version.py`, both in one commit, and
`docs/dev/upgrading.md` says what it means. An entry is never changed or taken out: a content root may be years behind.

    Migration(
        2,
        Bilingual("Kolom moq.value menjadi moq.quantity.", "The field moq.value is now moq.quantity."),
        (Renamed("product", "moq.value", "quantity"), Replaced("product", "category", "madu", "honey")),
    ),
"""

from typing import Final

from catalogue.migrations.steps import Migration

MIGRATIONS: Final[tuple[Migration, ...]] = ()
