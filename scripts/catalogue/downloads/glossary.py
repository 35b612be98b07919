"""The glossary as files: a table for spreadsheets, TBX-Basic (ISO 30042:2019) for the term bases of translators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from catalogue.downloads.packages import LICENCE
from catalogue.downloads.tables import LIST_SEPARATOR
from catalogue.glossary import Concept, concepts
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.shared import Shared
from catalogue.tables import Cell, Column, Table, render_csv

_NAMESPACE: Final = "urn:iso:std:iso:30042:ed-2"
#: A form in capitals this short is one of a longer term: MOQ, B/L.
_LONGEST_ABBREVIATION: Final = 5


def glossary_csv(shared: Shared) -> bytes:
    """A row a concept: its heading, then word, other forms, forms to avoid and meaning in each language."""
    names = ("term", "remark", "also", "avoid", "definition")
    columns = [Column("id"), Column("group")]
    columns += [Column(f"{name}_{language}", width=40) for name in names for language in LANGUAGES]
    vocabulary = shared.catalogue.vocabulary
    rows = tuple(_row(concept, vocabulary.glossary_groups[concept.group]["en"]) for concept in concepts(vocabulary))
    return render_csv(Table("glossary", "Glossary", tuple(columns), rows))


def _row(concept: Concept, group: str) -> tuple[Cell, ...]:
    definition = concept.definition or {}
    return (
        concept.id,
        group,
        *(concept.term[language] for language in LANGUAGES),
        *(concept.remark[language] or None for language in LANGUAGES),
        *(LIST_SEPARATOR.join(concept.also[language]) or None for language in LANGUAGES),
        *(LIST_SEPARATOR.join(concept.avoid[language]) or None for language in LANGUAGES),
        *(definition.get(language) for language in LANGUAGES),
    )


def glossary_tbx(shared: Shared) -> bytes:
    """TBX-Basic in the style that names data categories by attributes (DCA)."""
    return "\n".join(_lines(shared)).encode()


def _lines(shared: Shared) -> Iterator[str]:
    vocabulary = shared.catalogue.vocabulary
    site = vocabulary.site
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="{_NAMESPACE}">'
    yield " <tbxHeader>"
    yield "  <fileDesc>"
    yield f"   <titleStmt><title>{escape(site['title']['en'])}: glossary</title></titleStmt>"
    yield f"   <publicationStmt><p>{escape(site['owner']['en'])}. {LICENCE['title']}.</p></publicationStmt>"
    yield f"   <sourceDesc><p>{escape(shared.site.settings.base_url)}glossary/</p></sourceDesc>"
    yield "  </fileDesc>"
    yield " </tbxHeader>"
    yield " <text><body>"
    for concept in concepts(vocabulary):
        yield from _concept(concept, vocabulary.glossary_groups[concept.group]["en"])
    yield " </body></text>"
    yield "</tbx>\n"


def _concept(concept: Concept, group: str) -> Iterator[str]:
    yield f"  <conceptEntry id={quoteattr(concept.id)}>"
    yield f'   <descrip type="subjectField">{escape(group)}</descrip>'
    for language in LANGUAGES:
        yield f'   <langSec xml:lang="{language}">'
        if concept.definition:
            yield f'    <descrip type="definition">{escape(concept.definition[language])}</descrip>'
        yield from _terms(concept, language)
        yield "   </langSec>"
    yield "  </conceptEntry>"


def _terms(concept: Concept, language: Language) -> Iterator[str]:
    yield _term(concept.term[language], "preferred", concept.remark[language])
    for word in concept.also[language]:
        yield _term(word, "admitted")
    for word in concept.avoid[language]:
        yield _term(word, "deprecated")


def _term(word: str, status: str, remark: str = "") -> str:
    notes = f'<termNote type="administrativeStatus">{status}Term-admn-sts</termNote>'
    if word.isupper() and len(word) <= _LONGEST_ABBREVIATION:
        notes += '<termNote type="termType">abbreviation</termNote>'
    if remark:
        notes += f"<note>{escape(remark)}</note>"
    return f"    <termSec><term>{escape(word)}</term>{notes}</termSec>"
