"""The commands check, new and schema, as a person meets them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer
from bad_content import GOOD, TODAY
from catalogue.cli import check, new, schema
from typer.testing import CliRunner, Result

app = typer.Typer()
for command in (check, new, schema):
    command.register(app)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    epoch = int((TODAY.toordinal() - 719163) * 86400)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
    shutil.copytree(GOOD, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "40"})


def spoil(content: Path) -> None:
    path = content / "products/kopi-rempah/product.yml"
    text = path.read_text(encoding="utf-8").replace("moq: {value: 50, unit: pack}", "moq: {value: 50, unit: kgs}")
    path.write_text(text, encoding="utf-8")


def test_good_content(content: Path) -> None:
    result = run("check", "--content", content)
    assert result.exit_code == 0
    assert result.output == (
        "7 data diperiksa (1 draf): 0 kesalahan, 0 peringatan. / 7 records checked (1 draft): 0 errors, 0 warnings.\n"
    )


def test_the_form_of_the_contract(content: Path) -> None:
    spoil(content)
    result = run("check", "--content", content)
    assert result.exit_code == 1
    assert result.output.splitlines()[:2] == [
        'products/kopi-rempah/product.yml:24:24: error[unknown-unit] moq.unit: "kgs" bukan satuan yang dikenal. / '
        '"kgs" is not a known unit.',
        '    hint: mungkin "kg"? / did you mean "kg"?',
    ]


def test_json(content: Path) -> None:
    spoil(content)
    result = run("check", "--content", content, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "code": "unknown-unit",
            "severity": "error",
            "path": "products/kopi-rempah/product.yml",
            "line": 24,
            "column": 24,
            "field": "moq.unit",
            "message": {"id": '"kgs" bukan satuan yang dikenal.', "en": '"kgs" is not a known unit.'},
            "hint": {"id": 'mungkin "kg"?', "en": 'did you mean "kg"?'},
        }
    ]
    assert "1 kesalahan" in result.stderr


def test_json_of_nothing_is_an_empty_list(content: Path) -> None:
    assert json.loads(run("check", "--content", content, "--format", "json").stdout) == []


def test_github(content: Path) -> None:
    spoil(content)
    result = run("check", "--content", content, "--format", "github")
    assert result.stdout.splitlines() == [
        "::error file=content/products/kopi-rempah/product.yml,line=24,col=24,title=unknown-unit moq.unit::"
        '"kgs" bukan satuan yang dikenal. / "kgs" is not a known unit.%0Ahint: mungkin "kg"? / did you mean "kg"?'
    ]


def test_warnings_do_not_fail(content: Path) -> None:
    path = content / "products/teh-draf/product.yml"
    path.write_text("id: teh-draf\nstatus: draft\n", encoding="utf-8")
    result = run("check", "--content", content)
    assert result.exit_code == 0
    assert "0 kesalahan, 12 peringatan" in result.output


@pytest.mark.parametrize(
    "path", ["products/kopi-rempah", "products/kopi-rempah/product.yml", "content/products", "content"]
)
def test_paths_narrow_the_report(content: Path, path: str) -> None:
    spoil(content)
    assert run("check", path, "--content", content).exit_code == 1
    assert run("check", "producers", "--content", content).exit_code == 0
    assert run("check", "products/kopi-rempah/main.jpg", "--content", content).exit_code == 0


@pytest.mark.parametrize("words", [["nowhere"], ["/"], ["--format", "xml"], ["--unknown"]])
def test_wrong_usage(content: Path, words: list[str]) -> None:
    assert run("check", *words, "--content", content).exit_code == 2


def test_a_missing_content_root_is_wrong_usage(content: Path) -> None:
    result = run("check", "--content", content / "nowhere")
    assert result.exit_code == 2
    assert "tidak ada" in result.output
    assert "does not exist" in result.output


def test_new_records_pass_the_check_as_drafts(content: Path) -> None:
    assert run("new", "producer", "usaha-baru", "--content", content).exit_code == 0
    assert run("new", "product", "produk-baru", "--producer", "usaha-baru", "--content", content).exit_code == 0
    result = run("check", "--content", content, "--format", "json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert {(p["code"], p["severity"]) for p in found} == {("missing-field", "warning")}
    assert {p["path"] for p in found} == {
        "producers/usaha-baru/producer.yml",
        "products/produk-baru/product.yml",
    }


@pytest.mark.parametrize(
    "words",
    [
        ["product", "kopi-rempah", "--producer", "sumber-rempah"],
        ["product", "Kopi Baru", "--producer", "sumber-rempah"],
        ["product", "kopi--baru", "--producer", "sumber-rempah"],
        ["product", "a" * 81, "--producer", "sumber-rempah"],
        ["product", "../kopi", "--producer", "sumber-rempah"],
        ["product", "kopi-baru", "--producer", "tidak-ada"],
        ["product", "kopi-baru"],
        ["producer", "sumber-rempah"],
        ["producer", "Usaha"],
    ],
)
def test_new_refuses(content: Path, words: list[str]) -> None:
    before = sorted(path.as_posix() for path in content.rglob("*"))
    assert run("new", *words, "--content", content).exit_code == 2
    assert sorted(path.as_posix() for path in content.rglob("*")) == before


def test_schema_is_printed() -> None:
    result = run("schema", "producer")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == "Producer"
    assert run("schema", "nothing").exit_code == 2


def test_new_lists_the_producers_there_are(content: Path) -> None:
    result = run("new", "product", "kopi-baru", "--content", content)
    assert result.exit_code == 2
    said = " ".join(result.output.split())
    assert "Sebutkan produsennya" in said
    assert "Name the producer: catalogue new product kopi-baru --producer ID" in said
    assert "batik-pesisir, sumber-rempah" in said


def test_new_takes_the_only_producer(tmp_path: Path) -> None:
    (tmp_path / "producers").mkdir()
    assert run("new", "producer", "usaha-baru", "--content", tmp_path).exit_code == 0
    assert run("new", "product", "produk-baru", "--content", tmp_path).exit_code == 0
    text = (tmp_path / "products/produk-baru/product.yml").read_text(encoding="utf-8")
    assert "producer: usaha-baru" in text


def test_new_without_any_producer_says_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "producers").mkdir()
    result = run("new", "product", "produk-baru", "--content", tmp_path)
    assert result.exit_code == 2
    assert "Belum ada produsen" in result.output
    assert not (tmp_path / "products").exists()


def test_new_lists_many_producers_in_short(tmp_path: Path) -> None:
    for number in range(32):
        (tmp_path / f"producers/p{number:02}").mkdir(parents=True)
        (tmp_path / f"producers/p{number:02}/producer.yml").write_text("id: x\n", encoding="utf-8")
    said = " ".join(run("new", "product", "produk-baru", "--content", tmp_path).output.split())
    assert "p28, p29, dan 2 lagi." in said
    assert "p28, p29, and 2 more." in said


@pytest.mark.parametrize("words", [("--format", "json"), ("--summary", "s.md"), ("--changed-since", "main")])
def test_letters_have_one_form_only(content: Path, words: tuple[str, ...]) -> None:
    result = run("check", "--coach", *words, "--content", content)
    assert result.exit_code == 2
    assert "--coach hanya menulis surat" in " ".join(result.output.split())
