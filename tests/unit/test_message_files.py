"""`make messages`: what is found where words are used, and what becomes of the files of translators."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from catalogue.cli import app
from catalogue.cli import messages as command
from catalogue.extraction import SPEAKING, Word, used_words
from catalogue.languages import LANGUAGES
from catalogue.message_files import updated
from catalogue.messages import Messages, MissingMessageError, read_messages
from catalogue.script_words import has_words, with_words
from typer.testing import CliRunner

REPO = Path(__file__).parents[2]
HEAD = (
    "# Kata-kata; jangan diubah urutannya.\n"
    'msgid ""\nmsgstr ""\n"Language: ms\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
)
FILE = (
    HEAD + '\nmsgid "Zoom"\nmsgstr "Zum"\n'
    '\n# asked of a speaker\nmsgid "Minimum order"\nmsgstr "Pesanan minimum"\n'
    '\n#, python-format\nmsgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "%(num)s hari"\n'
)
WORDS = (Word("Minimum order"), Word("Zoom"), Word("%(num)s day", "%(num)s days"))
SCRIPT = (
    "// A script.\nconst OFFER = {\n  // Translators: name your own language.\n"
    '  text: inEveryLanguage("Read in \\"English\\""),\n};\n'
)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A generator with one word of each kind and two message files."""
    files = {
        "overrides/page.html": "{# Translators: of a parcel #}{{ _('Weight') }} {{ ngettext('%(num)s day', "
        "'%(num)s days', n) }} {{ _(variable) }}",
        "scripts/catalogue/pages/price.py": 'def f(t):\n    return t.text("Price"), t.text("Weight"), t.text(t.name)\n',
        "scripts/catalogue/elsewhere.py": 'text("not for buyers")\n',
        "overrides/assets/js/lib/offer.js": SCRIPT,
        "overrides/locale/id/LC_MESSAGES/catalogue.po": HEAD.replace("Language: ms", "Language: id"),
        "overrides/locale/ms/LC_MESSAGES/catalogue.po": FILE,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_words_are_found_in_templates_python_and_scripts(repo: Path) -> None:
    assert used_words(repo) == (
        Word("Weight", notes=("of a parcel",)),
        Word("%(num)s day", "%(num)s days"),
        Word("Price"),
        Word('Read in "English"', notes=("name your own language.",)),
    )


def test_a_file_with_all_words_stays_as_it_is() -> None:
    update = updated(FILE, WORDS, "ms")
    assert (update.text, update.added, update.dropped, update.missing) == (FILE, (), (), ())


def test_a_new_word_comes_last_and_is_missing_until_it_is_translated() -> None:
    update = updated(FILE, (Word("Weight", notes=("of a parcel",)), *WORDS), "ms")
    assert update.text == FILE + '\n#. of a parcel\nmsgid "Weight"\nmsgstr ""\n'
    assert update.added == update.missing == ("Weight",)
    assert updated(update.text, (Word("Weight", notes=("of a parcel",)), *WORDS), "ms").text == update.text


def test_a_word_no_longer_used_goes() -> None:
    update = updated(FILE, WORDS[:1], "ms")
    assert update.dropped == ("Zoom", "%(num)s day")
    assert update.text == HEAD + '\n# asked of a speaker\nmsgid "Minimum order"\nmsgstr "Pesanan minimum"\n'


def test_a_new_wording_takes_the_former_translation_as_a_start_only(repo: Path) -> None:
    update = updated(FILE, (Word("Minimum orders"), *WORDS[1:]), "ms")
    fuzzy = '# asked of a speaker\n#, fuzzy\nmsgid "Minimum orders"\nmsgstr "Pesanan minimum"\n'
    assert update.text.endswith(fuzzy)
    assert update.missing == ("Minimum orders",)
    again = updated(update.text, (Word("Minimum orders"), *WORDS[1:]), "ms")
    assert (again.text, again.missing) == (update.text, update.missing)
    (repo / "overrides/locale/ms/LC_MESSAGES/catalogue.po").write_text(update.text, encoding="utf-8")
    with pytest.raises(MissingMessageError):
        read_messages(repo / "overrides/locale")["ms"].text("Minimum orders")


def test_a_word_that_gets_a_plural_is_a_new_one() -> None:
    update = updated(FILE, (WORDS[0], Word("Zoom", "Zooms"), WORDS[2]), "ms")
    assert update.dropped == update.added == update.missing == ("Zoom",)
    assert 'msgid "Zoom"\nmsgid_plural "Zooms"\nmsgstr[0] ""\n' in update.text


def test_the_command_says_what_is_missing_and_changes_nothing_the_second_time(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "find_repo", lambda: repo)
    file = repo / "overrides/locale/ms/LC_MESSAGES/catalogue.po"
    checked = CliRunner().invoke(app, ["messages", "--check"])
    assert checked.exit_code == 1
    assert file.read_text(encoding="utf-8") == FILE
    first = CliRunner().invoke(app, ["messages"])
    assert first.exit_code == 0
    assert "1 dari 4 kata / 1 of 4 words [ms]" in first.output
    assert "tidak dipakai lagi / no longer used: 2\n    Zoom\n    Minimum order\n" in first.output
    assert "belum diterjemahkan / not translated yet: 3\n    Weight\n    Price\n" in first.output
    written = file.read_text(encoding="utf-8")
    second = CliRunner().invoke(app, ["messages"])
    assert "baru / new" not in second.output
    assert file.read_text(encoding="utf-8") == written


def test_a_script_carries_its_words_in_every_language() -> None:
    english = 'Read in "English"'
    messages = {lang: Messages(lang, {english: f"‹{lang}› & more"}, {}) for lang in LANGUAGES}
    assert has_words(SCRIPT)
    assert ('  text: {"en": "Read in \\"English\\"", "id": "‹id› & more", "ms": "‹ms› & more"},\n') in with_words(
        SCRIPT, messages
    )
    with pytest.raises(MissingMessageError):
        with_words(SCRIPT, {lang: Messages(lang, {}, {}) for lang in LANGUAGES})
    assert not has_words("const words = list.dataset.words;")


def test_no_word_hides_where_babel_does_not_look() -> None:
    """Inside an f-string, for one."""
    known = {word.text for word in used_words(REPO)}
    folder = REPO / "scripts" / "catalogue"
    paths = [path for pattern in SPEAKING for path in folder.glob(pattern)]
    assert len(paths) > 60
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                assert called not in {"text", "plural"} or node.args[0].value in known, f"{path.name}:{node.lineno}"


def test_no_script_keeps_words_of_its_own_beside_the_catalogues() -> None:
    """Texts by language in a script would be seen by no translator; `inEveryLanguage` is the way."""
    scripts = sorted((REPO / "overrides" / "assets" / "js").rglob("*.js"))
    tables = [path.name for path in scripts if "\n  id: {" in (text := path.read_text()) or "\n  ms: [" in text]
    assert scripts
    assert not tables
