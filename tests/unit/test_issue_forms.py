"""Issue forms: GitHub's schema, and answers that the import understands, from the very forms."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from catalogue.cli.schema import generated_files
from catalogue.languages import LANGUAGES, Language
from catalogue.reference import read_vocabulary
from catalogue.review.parcel import unpack
from github_api import git, new_repository
from PIL import Image

REPO = Path(__file__).parents[2]
FORMS = {
    path[-6:-4]: yaml.safe_load(text)
    for path, text in generated_files(read_vocabulary(REPO / "reference"))
    if "/product-" in path
}
EVENT = json.loads((REPO / "tests/fixtures/events/issue-labeled.json").read_bytes())
PHOTO = "0b1c2d3e-0000-4000-8000-00000000abcd"
#: What a producer answers, by the name of the question; the rest stays empty.
ANSWERS: dict[str, dict[Language, str]] = {
    "product-name": dict.fromkeys(LANGUAGES, "Kopi Lereng"),
    "product-price": {"id": "Rp 25.000 per bungkus", "en": "Rp 25.000 per pack", "ms": "Rp 25.000 per bungkus"},
    "product-capacity": {"id": "200 bungkus per bulan", "en": "200 packs per month", "ms": "200 bungkus sebulan"},
    "product-moq": {"id": "50 bungkus", "en": "50 packs", "ms": "50 bungkus"},
    "product-lead_time": {"id": "7-14 hari", "en": "7-14 days", "ms": "7-14 hari"},
    "producer-name": dict.fromkeys(LANGUAGES, "Sumber Lereng"),
    "producer-contact-whatsapp": dict.fromkeys(LANGUAGES, "0812 0000 0001"),
    "product-summary": {"id": "Kopi bubuk 200 g.", "en": "Ground coffee, 200 g.", "ms": "Serbuk kopi 200 g."},
}


def chosen(form: dict[str, Any], name: str, place: int = 0) -> str:
    question = next(part for part in form["body"] if part.get("id") == name)
    return str(question["attributes"]["options"][place])


def body_of(language: Language, answers: dict[str, str]) -> str:
    """The issue's text as GitHub makes it from the form."""
    parts = []
    for part in FORMS[language]["body"]:
        if part["type"] == "markdown":
            continue
        label = part["attributes"]["label"]
        if part["type"] == "checkboxes":
            answer = "\n".join(f"- [x] {option['label']}" for option in part["attributes"]["options"])
        else:
            answer = answers.get(part["id"], "_No response_")
        parts.append(f"### {label}\n\n{answer}")
    return "\n\n".join(parts)


def filled(language: Language) -> dict[str, str]:
    form = FORMS[language]
    answers = {name: texts[language] for name, texts in ANSWERS.items()}
    answers["product-category"] = chosen(form, "product-category", 1)
    answers["producer-location-regency"] = chosen(form, "producer-location-regency", 2)
    answers["product-materials"] = ", ".join(chosen(form, "product-materials", place) for place in (0, 2))
    answers["product-photos"] = (
        f'<img width="1600" height="1200" alt="foto" src="https://github.com/user-attachments/assets/{PHOTO}" />'
    )
    return answers


def to_parcel(tmp_path: Path, body: str) -> tuple[Path, Path]:
    """Runs the workflow's own script over an event; gives content root and parcel."""
    content = tmp_path / "content"
    shutil.copytree(REPO / "tests" / "fixtures" / "good", content)
    new_repository(content)
    attachments = tmp_path / "attachments"
    attachments.mkdir()
    Image.effect_noise((1600, 1200), 60).convert("RGB").save(attachments / f"{PHOTO}.jpg")
    event = EVENT | {"issue": EVENT["issue"] | {"body": body}}
    (tmp_path / "event.json").write_text(json.dumps(event), encoding="utf-8")
    environment = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "PYTHONPATH": str(REPO / "scripts"),
        "CONTENT": str(content),
        "VENV": str(Path(sys.executable).parents[1]),
    }
    words = [REPO / "scripts" / "issue_to_drafts.sh", tmp_path / "event.json", tmp_path / "parcel"]
    done = subprocess.run(
        [*words, "--attachments", attachments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return content, tmp_path / "parcel"


def test_the_forms_keep_the_schema_of_github() -> None:
    folder = REPO / ".github" / "ISSUE_TEMPLATE"
    words = ["--builtin-schema", "vendor.github-issue-forms", *sorted(folder.glob("product-*.yml"))]
    done = subprocess.run([Path(sys.executable).parent / "check-jsonschema", *words], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_asks_each_thing_once(language: Language) -> None:
    questions = [part for part in FORMS[language]["body"] if part["type"] != "markdown"]
    labels = [part["attributes"]["label"] for part in questions]
    assert len(set(labels)) == len(labels) > 20
    assert len({part["id"] for part in questions}) == len(labels)
    for part in questions:
        options = part["attributes"].get("options", [])
        assert len({str(option) for option in options}) == len(options)
    assert "labels" not in FORMS[language]  # a form sets its labels by itself: none may start the workflow


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_issue_becomes_drafts_in_a_parcel(language: Language, tmp_path: Path) -> None:
    content, parcel = to_parcel(tmp_path, body_of(language, filled(language)))
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(content), "clone")
    came = unpack(parcel, clone)
    assert came.report.errors == 0, came.report.rows
    (product,) = came.products
    assert set(came.report.records) == {f"products/{product}", "producers/sumber-lereng"}
    record = yaml.safe_load(came.files[f"products/{product}/product.yml"])
    assert (record["status"], record["category"], record["moq"]) == ("draft", "coffee", {"value": 50, "unit": "pack"})
    assert record["name"] == {"en" if language == "en" else "id": "Kopi Lereng"}
    assert record["capacity"] == {"value": 200, "unit": "pack", "per": "month"}
    assert str(record["price"]["amount"]) == "25000"
    assert len(record["materials"]) == 2
    assert [path for path in came.files if path.endswith(".jpg")] == [f"products/{product}/{product}-1.jpg"]
    producer = yaml.safe_load(came.files["producers/sumber-lereng/producer.yml"])
    assert producer["contact"]["whatsapp"] == "+6281200000001"
    assert producer["consent"]["publish"] is True
    assert producer["location"]["regency"] == "pamekasan"


def test_a_heading_typed_into_an_answer_is_told_and_writes_nothing(tmp_path: Path) -> None:
    answers = filled("id") | {"product-summary": "Kopi.\n\n### Harga\n\nRp 1"}
    content, parcel = to_parcel(tmp_path, body_of("id", answers))
    came = unpack(parcel, content)
    assert dict(came.files) == {}
    assert "issue-heading-twice" in {row.code for row in came.report.rows}
    assert git(content, "status", "--porcelain") == ""


def test_an_empty_issue_is_told_too(tmp_path: Path) -> None:
    content, parcel = to_parcel(tmp_path, "Halo, saya mau ikut katalog.")
    came = unpack(parcel, content)
    assert dict(came.files) == {}
    assert came.report.errors >= 1
