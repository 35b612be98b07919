"""Drafts by a machine: only what is missing, names and glossary kept, named where they are lost, never as reviewed."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from catalogue.cli import app
from catalogue.languages import Language
from catalogue.records import Producer, Product
from catalogue.sources import RecordFile
from catalogue.translations.argos import Argos
from catalogue.translations.drafting import Drafter, Drafts, without_faults
from catalogue.translations.engine import EngineError
from catalogue.translations.ledger import source_hash, states
from catalogue.translations.masking import LostMaskError, Span, fixed_spans, mask, name_spans
from catalogue.translations.worklist import Task
from filled import filled
from hypothesis import given
from hypothesis import strategies as st
from translated import REPO, TODAY, load_content, vocabulary
from typer.testing import CliRunner

WARUNG = filled(Producer, {"id": "warung", "status": "published", "name": "Warung Sinar", "brand": "Sinar"})


@dataclass
class Fake:
    """A machine that puts words into brackets, or does what a test wants; remembers what it was asked."""

    answer: Callable[[str], str] = "[{}]".format
    asked: list[tuple[str, Language, Language]] = field(default_factory=list)

    def translate(self, text: str, source: Language, target: Language) -> str:
        self.asked.append((text, source, target))
        return self.answer(text)


def work(language: Language = "ms", **fields: Any) -> list[Task]:
    product = filled(Product, {"id": "kopi", "status": "draft", "producer": "warung", **fields})
    file = RecordFile("product", "kopi", "products/kopi/product.yml", "product.yml", ())
    return [Task(file, product, state, 1) for state in states(product) if state.language == language]


def draft(engine: Fake, tasks: list[Task]) -> Drafts:
    return Drafter(engine, vocabulary(), {"warung": WARUNG}).draft(tasks)


def only(drafts: Drafts) -> str:
    (taken,) = drafts.taken
    assert drafts.refused == ()
    assert taken.text is not None
    return taken.text


def test_what_must_stay_is_kept_and_the_rest_is_the_machines() -> None:
    engine = Fake(lambda text: text.replace("Simpan", "Store").replace("dengan", "with"))
    text = "Simpan serbuk jahe 1.250,5 g dengan Warung Sinar, Sumenep, {kode}."
    assert only(draft(engine, work("en", summary={"id": text}))) == (
        "Store serbuk ginger 1,250.5 g with Warung Sinar, Sumenep, {kode}."
    )
    ((asked, source, target),) = engine.asked
    assert (source, target) == ("id", "en")
    assert not re.search("jahe|1.250|Warung|Sumenep|kode", asked)


def test_a_draft_is_noted_as_a_machines_with_its_source() -> None:
    (taken,) = draft(Fake(), work(summary={"id": "Enak."})).taken
    assert (taken.status, taken.source) == ("machine", source_hash("Enak."))


@pytest.mark.parametrize("status", ["human", "reviewed", "machine", None])
@pytest.mark.parametrize("current", [True, False])
def test_where_there_is_a_text_it_stays_whoever_wrote_it(status: str | None, current: bool) -> None:
    entry = {"summary": {"status": status, "source_hash": source_hash("Enak." if current else "Lama.")}}
    ledger = {"translations": {"ms": entry}} if status else {}
    engine = Fake()
    assert draft(engine, work(summary={"id": "Enak.", "ms": "Sedap."}, **ledger)) == Drafts((), ())
    assert engine.asked == []


def test_a_capital_at_the_beginning_stays_one() -> None:
    assert only(draft(Fake(str.lower), work(summary={"id": "Jahe segar."}))) == "Halia segar."
    assert only(draft(Fake(str), work("en", summary={"id": "Segar dan pedas."}))) == "Segar dan pedas."
    kinds = work("en", summary={"id": "Kopi dan kopi, FOB."})
    assert only(draft(Fake(str), kinds)) == "Coffee dan coffee, FOB."


def test_the_products_own_names_stay_and_its_name_is_what_it_is_called() -> None:
    record = {"name": {"id": "Kopi Pagi", "en": "Morning Coffee"}, "local_names": {"id": ["kobhi"]}}
    engine = Fake(str)
    made = draft(engine, work("en", summary={"id": "Kopi Pagi atau kobhi."}, **record))
    assert only(made) == "Morning Coffee atau kobhi."
    name = draft(engine, work("ms", **record, textile={"motif": {"name": "Sekar Jagad"}}))
    assert [taken.text for taken in name.taken] == ["Kopi Pagi"]
    assert engine.asked[-1][0] == "XQ0X Pagi"


def test_lists_paragraphs_and_marks_keep_their_places() -> None:
    text = "Isi **paket**:\n\n- satu\n- dua\n\n1) tiga\n\n***\n"
    made = only(draft(Fake(str.upper), work("en", description={"id": text})))
    assert made == "ISI **PAKET**:\n\n- SATU\n- DUA\n\n1) TIGA\n\n***"


@pytest.mark.parametrize(
    ("answer", "lost"),
    [
        (lambda text: re.sub(r"XQ\dX", "", text), "ginger"),
        (lambda text: text + " XQ0X", "ginger"),
        (lambda text: text.replace("XQ0X", "XQ7X"), "ginger"),
        (lambda text: text + " XQ9X", "XQ"),
        (lambda text: text.replace("*", ""), "** **"),
        (lambda _: "", "ginger"),
    ],
)
def test_a_lost_mask_means_no_draft_and_is_named(answer: Callable[[str], str], lost: str) -> None:
    drafts = draft(Fake(answer), work("en", summary={"id": "Serbuk **jahe**."}))
    assert drafts.taken == ()
    (refused,) = drafts.refused
    assert f'"{lost}"' in refused.reason.en and f'"{lost}"' in refused.reason.id


def test_masks_of_another_stem_where_the_text_has_one() -> None:
    masked = mask("XQ0X and QZ", [Span(0, 4, "code")])
    assert (masked.text, masked.restored("und jx0x")) == ("JX0X and QZ", "und code")
    with pytest.raises(LostMaskError):
        mask("XQ QZ JX", [])


@given(text=st.text("aXQ0 1.,€é\n", max_size=30), cuts=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_what_is_masked_comes_back_as_it_was(text: str, cuts: list[tuple[int, int]]) -> None:
    spans = [Span(start, end, text[start:end]) for start, end in cuts if start < end <= len(text)]
    masked = mask(text, spans)
    assert masked.restored(masked.text) == text


def test_of_overlapping_spans_the_first_is_taken() -> None:
    text = "Kopi Pagi Sumenep"
    spans = [*name_spans(text, [("Kopi", "Kopi"), ("Kopi Pagi", "Morning Coffee")]), Span(5, 17, "x")]
    assert mask(text, spans).restored("XQ0X SUMENEP") == "Morning Coffee SUMENEP"


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("berat 1.250,5 g", "id", "en", ["1,250.5"]),
        ("1,250.5 g", "en", "id", ["1.250,5"]),
        ("2,5 cm", "id", "ms", ["2.5"]),
        ("2.5 cm", "ms", "en", ["2.5"]),
        ("200 g", "id", "en", []),
        ("%(num)s dan {x}", "id", "en", ["%(num)s", "{x}"]),
        ("https://a.id/b. Tulis a@b.id.", "id", "en", ["https://a.id/b", "a@b.id"]),
        ("ISPM15 dan RK-61L", "id", "en", ["ISPM15", "RK-61L"]),
    ],
)
def test_placeholders_numbers_and_codes(text: str, source: Any, target: Any, expected: list[str]) -> None:
    assert [span.instead for span in fixed_spans(text, source, target)] == expected


def test_a_draft_that_fails_the_check_is_refused_with_its_problem(content: Path) -> None:
    loaded = load_content(content, content.parent / "cache")
    file = next(read.file for read in loaded.read if read.file.key == "product/kopi-rempah")
    product = next(read.checked.record for read in loaded.read if read.file == file)
    assert isinstance(product, Product)
    tasks = [Task(file, product, state, 1) for state in states(product) if state.state == "missing"]
    made = draft(Fake(lambda text: f"<b>{text}</b>"), tasks)
    checked = without_faults(made, vocabulary(), TODAY)
    assert (len(made.taken), checked.taken) == (len(tasks), ())
    assert "HTML" in checked.refused[0].reason.en


# --- the real loading code, in an environment of its own with a stand-in for the package -----------------------------

PACKAGE = """
import os
import sys

print("what libraries print is no answer")
assert "catalogue" not in sys.modules and not any("scripts" in place for place in sys.path)


class Way:
    def __init__(self, source, target):
        self.name = source + target

    def translate(self, text):
        if "Rusak" in text:
            raise AttributeError("model.bin is  damaged")
        if "Mati" in text:
            os._exit(9)
        return text.replace("ini pedas", f"is hot ({self.name})").replace("Rasanya XQ0X", "Tasty")


class Language:
    def __init__(self, code, ways):
        self.code, self.ways = code, ways

    def get_translation(self, to):
        return Way(self.code, to.code) if to.code in self.ways else None


def get_installed_languages():
    assert os.environ["ARGOS_MODEL_PROVIDER"] == "OPENNMT"
    return [Language("id", ["en"]), Language("en", ["id"]), Language("ms", [])]
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """One product without its English summary and story, one producer."""
    root = tmp_path / "content"
    for folder in ("products/kopi-rempah", "producers/contoh-kopi-rempah"):
        shutil.copytree(REPO / folder, root / folder, ignore=shutil.ignore_patterns("*.jpg"))
    path = root / "products/kopi-rempah/product.yml"
    text = path.read_text(encoding="utf-8")
    head, rest = text.split("summary:\n", 1)
    _, rest = rest.split("description:\n", 1)
    new = "summary:  # kalimat pertama\n  id: Kopi ini pedas, dengan jahe.\nstory:\n  id: Rasanya kapulaga.\n"
    before, after = rest.split("story:\n", 1)
    rest = before + after[after.index("keywords:") :]
    path.write_text(f"{head}{new}description:\n{rest}", encoding="utf-8")
    return root


def environment(folder: Path, package: str) -> Path:
    """A virtual environment with a package of that name, as `python -m venv` lays one out."""
    python = Path(sys.base_prefix) / "bin" / "python3"
    packages = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    for name, text in (("__init__", ""), ("translate", package)):
        file = packages / "argostranslate" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(python)
    (folder / "pyvenv.cfg").write_text(f"home = {python.parent}\n", encoding="utf-8")
    return folder


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the stand-in is installed."""
    folder = environment(tmp_path / "own environment", PACKAGE)
    monkeypatch.setenv("ARGOS_MODEL_PROVIDER", "LIBRETRANSLATE")
    monkeypatch.setenv("CATALOGUE_ARGOS", str(folder))
    return folder


def run(content: Path, *words: str) -> Any:
    return CliRunner().invoke(app, ["translate", "draft", *words, "--content", str(content)])


def test_the_command_shows_first_and_writes_when_told(content: Path, installed: Path) -> None:
    record = content / "products/kopi-rempah/product.yml"
    before = record.read_text(encoding="utf-8")
    shown = run(content, "--to", "en", "--product", "kopi-rempah")
    assert shown.exit_code == 0, shown.stderr
    assert "product/kopi-rempah/summary [en]: - → Coffee is hot (iden), dengan ginger." in shown.stdout
    assert 'story [en]: draf tidak dibuat: mesin kehilangan "cardamom"' in shown.stderr
    assert 'not drafted: the machine lost "cardamom"' in shown.stderr
    assert "add --write" in shown.stdout
    assert record.read_text(encoding="utf-8") == before
    assert run(content, "--to", "en", "--write").exit_code == 0
    after = record.read_text(encoding="utf-8")
    assert "summary:  # kalimat pertama\n  id: Kopi ini pedas, dengan jahe.\n  en:" in after
    assert '  en: "Coffee is hot (iden), dengan ginger."\n' in after
    digits = source_hash("Kopi ini pedas, dengan jahe.")
    assert f"    summary: {{status: machine, source_hash: {digits}}}" in after
    assert "reviewed" not in after
    assert '"machine": ' in CliRunner().invoke(
        app, ["translate", "status", "--format", "json", "--content", str(content)]
    ).stdout  # fmt: skip
    again = run(content, "--to", "en", "--write")
    assert (again.exit_code, record.read_text(encoding="utf-8")) == (0, after)
    assert "0 texts" in again.stdout


def test_a_missing_model_is_said_with_what_to_install(content: Path, installed: Path) -> None:
    result = run(content, "--to", "ms")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "belum mempunyai model dari id ke ms" in result.stderr
    program = f"'{installed}/bin/argospm'"
    assert (
        f"{program} update && {program} install translate-id_en && {program} install translate-en_ms" in result.stderr
    )


@pytest.mark.parametrize(("word", "reason"), [("Rusak", "AttributeError: model.bin is damaged"), ("Mati", "status 9")])
def test_a_machine_that_breaks_down_is_no_traceback(word: str, reason: str, content: Path, installed: Path) -> None:
    record = content / "products/kopi-rempah/product.yml"
    before = record.read_text(encoding="utf-8").replace("Kopi ini pedas", word)
    record.write_text(before, encoding="utf-8")
    result = run(content, "--to", "en", "--write")
    assert (result.exit_code, result.stdout, record.read_text(encoding="utf-8")) == (2, "", before)
    assert f"Argos Translate berhenti: {reason}." in result.stderr


@pytest.mark.parametrize(
    ("package", "reason"),
    [
        (None, "argostranslate tidak ada"),
        ("import torch_of_another_planet", "torch_of_another_planet tidak ada"),
        ("def get_installed_languages(): raise KeyError", "Argos Translate berhenti: KeyError."),
        ("1 / 0", "Argos Translate berhenti: ZeroDivisionError: division by zero."),
    ],
)
def test_one_that_cannot_start_says_why(package: str | None, reason: str, content: Path, tmp_path: Path) -> None:
    folder = environment(tmp_path / "argos", package) if package else tmp_path / "none"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CATALOGUE_ARGOS", str(folder))
        result = run(content, "--to", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr
    assert ("pip install" in result.stderr) == ("tidak ada" in reason)


def test_the_machine_ends_with_the_last_text(installed: Path) -> None:
    with Argos(installed) as engine:
        assert engine.translate("Kopi ini pedas", "id", "en") == "Kopi is hot (iden)"
        process = engine._process
    assert process.returncode is not None
    with Argos(installed / "nowhere") as engine, pytest.raises(EngineError):
        engine.translate("Enak.", "id", "en")


@pytest.mark.parametrize("words", [["--product", "none"], ["--producer", "none"], ["--category", "none"]])
def test_what_is_not_there_is_said(words: list[str], content: Path) -> None:
    result = run(content, "--to", "en", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert " / " in result.stderr
