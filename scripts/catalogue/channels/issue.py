"""From the body of an issue made with the catalogue's form, or GitHub's event about it, to a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from catalogue.channels import armour
from catalogue.channels.answers import Answer, Words
from catalogue.channels.attachments import Attachment, download, find_attachments, from_folder
from catalogue.channels.entry import Draft, RawPhoto
from catalogue.channels.holdings import Holdings
from catalogue.channels.kit import FORM, parse_json, read_kit
from catalogue.channels.options import Fetch
from catalogue.channels.questions import paths_by_label, plain_label
from catalogue.channels.records import draft_from
from catalogue.languages import LANGUAGES, Language
from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Location, Problem

#: The field that holds the uploads.
PHOTOS: Final = "product.photos"
_HEADING: Final = re.compile(r"^###[ \t]+(?P<label>.*?)[ \t]*#*[ \t]*$")


def read_event(data: bytes, source: str, holdings: Holdings, folder: Path | None, fetch: Fetch | None) -> Draft:
    """Reads GitHub's event about an issue; only the issue's text is used."""
    place = Location(source)
    try:
        event = parse_json(data)
    except ValueError:
        return Draft(source, "issue", place, problems=(problem("issue-json", place),))
    issue = event.get("issue", event)
    body = issue.get("body") if isinstance(issue, Mapping) else None
    if not isinstance(body, str):
        return Draft(source, "issue", place, problems=(problem("issue-json", place),))
    return _read(body, source, holdings, folder, fetch)


def read_issue(data: bytes, source: str, holdings: Holdings, folder: Path | None, fetch: Fetch | None) -> Draft:
    """Reads the body of an issue."""
    return _read(data.decode("utf-8-sig", "replace"), source, holdings, folder, fetch)


def sections(body: str) -> Iterator[tuple[str, str, int]]:
    """Heading, text below it and line of every section; text before the first heading has an empty one."""
    heading, start, lines = "", 1, list[str]()
    for number, line in enumerate(body.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if match := _HEADING.match(line):
            yield heading, "\n".join(lines).strip(), start
            heading, start, lines = match["label"], number, []
        else:
            lines.append(line)
    yield heading, "\n".join(lines).strip(), start


def _read(body: str, source: str, holdings: Holdings, folder: Path | None, fetch: Fetch | None) -> Draft:
    place = Location(source)
    parts = list(sections(body))
    language = _language_of([heading for heading, _, _ in parts])
    if language is None:
        return Draft(source, "issue", place, problems=(problem("issue-form", place),))
    answers, problems = _answers(parts, language, source)
    if problems:
        return Draft(source, "issue", place, problems=tuple(problems))
    uploads = list(find_attachments(answers[PHOTOS].text)) if PHOTOS in answers else []
    place = answers[PHOTOS].place if uploads else place
    photos, doubts, kit = _take(uploads, place, folder, fetch)
    if kit is not None:
        read = read_kit(kit, source, holdings.settings.today)
        return replace(read, problems=(*read.problems, *doubts))
    # A record needs Indonesian or English; what a producer here writes into the Malay form is read as Indonesian.
    written_in: Language = "en" if language == "en" else "id"
    words = Words(holdings.vocabulary, holdings.suggestions, written_in, holdings.settings.today, FORM)
    draft = draft_from(answers, words, holdings, source, "issue", Location(source))
    return replace(draft, photos=photos, problems=(*draft.problems, *doubts))


def _language_of(headings: Sequence[str]) -> Language | None:
    """The language whose form the headings are from: the one that knows most of them."""
    labels = [plain_label(heading) for heading in headings if heading]
    counts = {lang: sum(label in paths_by_label(lang) for label in labels) for lang in LANGUAGES}
    best = max(LANGUAGES, key=lambda lang: (counts[lang], lang == "id"))
    return best if counts[best] else None


def _answers(
    parts: Sequence[tuple[str, str, int]], language: Language, source: str
) -> tuple[dict[str, Answer], list[Problem]]:
    """Answers by question; a heading that is not the form's, or comes twice, leaves nothing certain."""
    known = paths_by_label(language)
    answers: dict[str, Answer] = {}
    problems = []
    for heading, text, line in parts:
        place = Location(source, line)
        path = known.get(plain_label(heading))
        if not heading:
            continue  # what stands before the form
        if path is None:
            problems.append(problem("issue-heading-unknown", place, value=heading))
        elif path in answers:
            problems.append(problem("issue-heading-twice", place, path, value=heading))
        else:
            answers[path] = Answer(text, place)
    return answers, problems


def _take(
    uploads: Sequence[Attachment], place: Location, folder: Path | None, fetch: Fetch | None
) -> tuple[tuple[RawPhoto, ...], list[Problem], bytes | None]:
    """The photos that could be had, what is doubtful about the others, and a kit if one was attached."""
    photos: list[RawPhoto] = []
    problems: list[Problem] = []
    for upload in uploads:
        if not upload.is_own:
            problems.append(problem("attachment-foreign", place, PHOTOS, value=upload.url))
            continue
        try:
            data = from_folder(folder, upload) if folder is not None else (fetch or download)(upload.url)
        except OSError as error:
            problems.append(_missing(upload, error, place))
            continue
        if upload.is_kit:
            archive = armour.unwrap(data) if armour.is_armoured(data) else data
            if archive is None:
                return (), [problem("kit-armour", place)], b""
            return (), problems, archive
        photos.append(RawPhoto(upload.name, data))
    return tuple(photos), problems, None


def _missing(upload: Attachment, error: OSError, place: Location) -> Problem:
    reason = Bilingual("tidak ditemukan", "it was not found") if isinstance(error, FileNotFoundError) else None
    text = error.strerror or str(error) or type(error).__name__
    shown = reason or Bilingual(text, text)
    return problem("attachment-missing", place, PHOTOS, value=upload.name, reason=shown.en, reason_id=shown.id)
