"""Reads `reference/` into the vocabulary: once per build, complete in three languages or refused."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from babel import Locale

from catalogue.certificate_types import check_certificate_types
from catalogue.false_friends import FalseFriend, WordList
from catalogue.languages import LANGUAGES, LOCALES, Language
from catalogue.market_rules import RulesReader
from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem, has_errors
from catalogue.records_version import KEY
from catalogue.reference_nodes import Nodes
from catalogue.requirements import Rulebook
from catalogue.site_settings import check_site
from catalogue.strict_yaml import read_yaml
from catalogue.vocabulary import Category, CertificateType, District, Label, Regency, TradeTerm, Unit, Vocabulary

#: Codes of CLDR for groups of countries, and codes of no country in ISO 3166-1.
_NOT_COUNTRIES: Final = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
)

#: Fields of a product whose presence a condition of markets.yml may ask for; the record's model comes later.
PRODUCT_FIELDS: Final = ("food", "packaging", "textile", "wood")

Result = TypeVar("Result")

_PLAIN_VALUES: Final[dict[str, bool | None]] = {"true": True, "false": False, "": None, "~": None, "null": None}


class VocabularyError(Exception):
    """A file of `reference/` cannot be used.

    Attributes:
        path: file name inside `reference/`.
        line: 1-based line, where known.
        reason: what is wrong, in English; reference files are edited by maintainers.
        problems: everything wrong, where the file's own checks found it; officials edit markets.yml.
    """

    def __init__(self, path: str, reason: str, line: int = 1, problems: Sequence[Problem] = ()) -> None:
        super().__init__(f"reference/{path}:{line}: {reason}")
        self.path, self.reason, self.line, self.problems = path, reason, line, tuple(problems)


def read_vocabulary(*folders: Path) -> Vocabulary:
    """Reads `reference/`.

    Args:
        folders: each file is taken from the first that has it.

    Raises:
        VocabularyError: a file is missing, unreadable, or a term is not complete in the three languages.
    """
    reader = _Reader(folders)
    try:
        return _read(reader)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        # The shape of a file is not what its reader expects; the file is the one that was read last.
        raise VocabularyError(reader.last, f"not in the form its head describes ({error!r})") from error


def _read(reader: _Reader) -> Vocabulary:
    certificate_root = reader.root("certificates.yml")
    refuse_broken("certificates.yml", lambda nodes: check_certificate_types(nodes, certificate_root))
    certificates = reader.certificates(plain_value(certificate_root)["certificates"])
    materials = reader.labels("materials.yml")
    rules = reader.rules(certificates, materials)
    payment_terms, incoterms = reader.labels("payment_terms.yml"), reader.labels("incoterms.yml")
    glossary_groups, trade_terms = reader.glossary({**payment_terms, **incoterms})
    return Vocabulary(
        categories=reader.categories(rules.groups),
        materials=materials,
        techniques=reader.labels("techniques.yml"),
        units=reader.units(),
        allergens=reader.labels("allergens.yml"),
        regencies=reader.regencies(reader.mapping("regions.yml")["regencies"]),
        certificates=certificates,
        rules=rules,
        countries=reader.countries(),
        ports={code: entry["label"] for code, entry in reader.mapping("ports.yml").items()},
        payment_terms=payment_terms,
        incoterms=incoterms,
        hs_codes=reader.hs_codes(),
        hs_chapters=reader.labels("hs_chapters.yml"),
        site=reader.site(),
        outline=json.loads(reader.text("madura_outline.json")),
        trade_terms=trade_terms,
        glossary_groups=glossary_groups,
        false_friends=reader.false_friends(),
        fingerprint=reader.fingerprint(),
    )


def refuse_broken(name: str, read: Callable[[Nodes], Result]) -> Result:
    """What `read` makes of a file of `reference/`.

    Raises:
        VocabularyError: something was wrong with it; all of it at once.
    """
    nodes = Nodes(f"reference/{name}")
    result = read(nodes)
    if nodes.problems:
        first = min(nodes.problems, key=lambda problem: problem.sort_key)
        raise VocabularyError(name, first.message.en, first.location.line, nodes.problems)
    return result


def plain_value(node: yaml.Node) -> Any:
    """A node as plain values: text as written, but `true`, `false` and `null`; whoever needs numbers makes them."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain_value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain_value(item) for item in node.value]
    text: str = node.value
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return _PLAIN_VALUES.get(text, text) if plain else text


class _Reader:
    """Reads the files of reference folders and remembers what was read."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders
        self.last = ""
        self._hash = hashlib.sha256()

    def place(self, name: str) -> Path:
        places = [folder / name for folder in self.folders]
        return next((place for place in places if place.is_file()), places[0])

    def bytes(self, name: str) -> bytes:
        self.last = name
        try:
            data = self.place(name).read_bytes()
        except FileNotFoundError as error:
            missing = problem("reference-missing", Location(f"reference/{name}"), file=name)
            raise VocabularyError(name, missing.message.en, problems=[missing]) from error
        except OSError as error:
            raise VocabularyError(name, error.strerror or str(error)) from error
        self._hash.update(name.encode() + b"\0" + data)
        return data

    def text(self, name: str) -> str:
        return self.bytes(name).decode("utf-8")

    def fingerprint(self) -> str:
        return self._hash.hexdigest()

    def root(self, name: str) -> yaml.Node:
        document = read_yaml(self.bytes(name), f"reference/{name}")
        for found in document.problems:
            listed = document.problems if has_errors(document.problems) else ()
            raise VocabularyError(name, found.message.en, found.location.line, listed)
        if document.root is None:
            raise VocabularyError(name, "the file is empty")
        return document.root

    def mapping(self, name: str) -> dict[str, Any]:
        value: dict[str, Any] = plain_value(self.root(name))
        return value

    def rules(self, certificates: Collection[str], materials: Collection[str]) -> Rulebook:
        root = self.root("markets.yml")
        return refuse_broken(
            "markets.yml", lambda nodes: RulesReader(nodes, certificates).read(root, materials, PRODUCT_FIELDS)
        )

    def label(self, name: str, key: str, value: object) -> Label:
        if not isinstance(value, dict) or not all(
            isinstance(value.get(lang), str) and value[lang] for lang in LANGUAGES
        ):
            raise VocabularyError(name, f"{key}: needs a text in each of {', '.join(LANGUAGES)}")
        return {lang: value[lang] for lang in LANGUAGES}

    def inner_labels(self, name: str, entries: dict[str, Any]) -> dict[str, Label]:
        return {key: self.label(name, key, entry.get("label")) for key, entry in entries.items()}

    def labels(self, name: str) -> dict[str, Label]:
        return self.inner_labels(name, self.mapping(name))

    def categories(self, groups: Collection[str]) -> dict[str, Category]:
        name = "categories.yml"
        found = [
            Category(
                id=key,
                label=self.label(name, key, entry.get("label")),
                about=self.label(name, f"{key}.about", entry.get("about")),
                group=entry["requirement_group"],
                food=entry["food"] is True,
                order=int(entry["order"]),
            )
            for key, entry in self.mapping(name).items()
        ]
        for category in found:
            if category.group not in groups:
                known = ", ".join(sorted(groups))
                raise VocabularyError(name, f"{category.id}: requirement_group must be one of {known}")
        return {category.id: category for category in sorted(found, key=lambda c: (c.order, c.id))}

    def units(self) -> dict[str, Unit]:
        name = "units.yml"
        return {
            key: Unit(
                id=key,
                label=self.label(name, key, entry.get("label")),
                plural=self.label(name, f"{key}.plural", entry.get("plural")),
                dimension=entry["dimension"],
                unece=entry.get("unece"),
                factor=Decimal(entry["factor"]) if "factor" in entry else None,
            )
            for key, entry in self.mapping(name).items()
        }

    def regencies(self, entries: dict[str, Any]) -> dict[str, Regency]:
        name = "regions.yml"
        return {
            key: Regency(
                id=key,
                code=entry["code"],
                bps=entry["bps"],
                label=self.label(name, key, entry.get("label")),
                short=entry["short"],
                about=self.label(name, f"{key}.about", entry.get("about")),
                districts=tuple(
                    District(code, district["name"], key, float(district["lat"]), float(district["lng"]))
                    for code, district in entry["districts"].items()
                ),
            )
            for key, entry in entries.items()
        }

    def certificates(self, entries: dict[str, Any]) -> dict[str, CertificateType]:
        name = "certificates.yml"
        return {
            key: CertificateType(
                id=key,
                group=entry["group"],
                label=self.label(name, key, entry.get("label")),
                short=self.label(name, f"{key}.short", entry.get("short")),
                issuer=entry.get("issuer", ""),
                pattern=_pattern(entry.get("pattern")),
                pattern_level=entry.get("pattern_level", "warn"),
                dummy=_pattern(entry.get("dummy")),
                public=entry.get("public", True),
                year_group=_whole(entry.get("year_group")),
                regency_group=_whole(entry.get("regency_group")),
                example=entry.get("example_dummy", ""),
                requirement_groups=tuple(entry.get("categories", ())),
            )
            for key, entry in entries.items()
        }

    def site(self) -> dict[str, Any]:
        root = self.root("site.yml")
        refuse_broken("site.yml", lambda nodes: check_site(nodes, root))
        found: dict[str, Any] = plain_value(root)
        version = str(found.get(KEY, "1"))
        if not re.fullmatch("[1-9][0-9]{0,3}", version):
            raise VocabularyError("site.yml", f"{KEY}: needs a whole number, 1 or more")
        return found

    def countries(self) -> dict[str, Label]:
        """Those of the file, in its order; then every other country of ISO 3166-1 by its name in CLDR."""
        own = self.labels("countries.yml")
        territories = {lang: Locale.parse(LOCALES[lang]).territories for lang in LANGUAGES}
        others = {
            code: {lang: territories[lang][code] for lang in LANGUAGES}
            for code in sorted(territories["en"])
            if re.fullmatch("[A-Z]{2}", code) and code not in own and code not in _NOT_COUNTRIES
        }
        return own | others

    def false_friends(self) -> dict[Language, WordList]:
        """Words that are wrong in Malay, and in Indonesian; what is right in both is for translators only."""
        listed = self.mapping("ms_false_friends.yml")
        malay = [_friend(entry, "id", "ms", certain=True) for entry in listed["error"]]
        malay += [_friend(entry, "id", "ms", certain=entry.get("certain", False)) for entry in listed["warn"]]
        indonesian = [_friend(entry, "ms", "id", certain=True) for entry in listed["id_error"]]
        indonesian += [_friend(entry, "ms", "id", certain=False) for entry in listed["id_warn"]]
        return {"ms": WordList(tuple(malay)), "id": WordList(tuple(indonesian))}

    def glossary(self, labels: Mapping[str, Label]) -> tuple[dict[str, Label], dict[str, TradeTerm]]:
        """The glossary's headings and its words of trade.

        Args:
            labels: of terms that have their label in a file of their own.
        """
        name = "glossary.yml"
        listed = self.mapping(name)
        groups = self.inner_labels(name, listed["groups"])
        terms = {
            key: TradeTerm(
                id=key,
                group=entry["group"],
                label=self.label(name, key, entry.get("label", labels.get(key))),
                definition=self.label(name, f"{key}.definition", entry.get("definition")),
                also=self.words(name, f"{key}.also", entry.get("also", {})),
                avoid=self.words(name, f"{key}.avoid", entry.get("avoid", {})),
            )
            for key, entry in listed["terms"].items()
        }
        for term in terms.values():
            if term.group not in groups:
                raise VocabularyError(name, f"{term.id}: group must be one of {', '.join(groups)}")
        return groups, terms

    def words(self, name: str, key: str, value: dict[str, list[str]]) -> dict[Language, tuple[str, ...]]:
        """Lists of words by language; a language may have none."""
        if value.keys() - set(LANGUAGES) or not all(isinstance(words, list) for words in value.values()):
            raise VocabularyError(name, f"{key}: needs lists of words under {', '.join(LANGUAGES)}")
        return {language: tuple(value.get(language, ())) for language in LANGUAGES}

    def hs_codes(self) -> dict[str, str]:
        rows = csv.reader(self.text("hs2022.csv").splitlines())
        next(rows)
        return dict(rows)


def _friend(entry: Any, wrong: str, right: str, *, certain: bool) -> FalseFriend:
    return FalseFriend(
        words=(entry[wrong], *entry.get("also", ())),
        instead=entry[right],
        note=entry.get("note", ""),
        certain=certain,
        fine_in=tuple(phrase.casefold() for phrase in entry.get("fine_in", ())),
    )


def _whole(text: str | None) -> int | None:
    return None if text is None else int(text)


def _pattern(text: str | None) -> re.Pattern[str] | None:
    return None if text is None else re.compile(text, re.IGNORECASE)
