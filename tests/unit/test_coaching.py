"""The letters: at most five steps, best first, in words a producer can use; nothing personal in them."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from bad_content import REPO, settings_for
from catalogue.checks.photos import PhotoSeen
from catalogue.coaching import Letter, letters
from catalogue.coaching.steps import steps_for
from catalogue.coaching.texts import advice
from catalogue.loading import load
from catalogue.media import PhotoFacts, inspect_photo
from catalogue.reference import read_vocabulary
from handed_in import NIK, jpeg
from importing import Desk, make_desk
from PIL import Image, ImageFilter

VOCABULARY = read_vocabulary(REPO / "reference")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def letters_of(desk: Desk) -> dict[str, Letter]:
    loaded = load(settings_for(desk.content, desk.inbox / "cache"))
    return {letter.path.split("/")[1]: letter for letter in letters(loaded, VOCABULARY)}


def test_a_bare_draft_is_told_the_most_important_things_first(desk: Desk) -> None:
    desk.run("import", _row(desk), "--write")
    letter = letters_of(desk)["keripik"]
    assert [step.key for step in letter.steps] == [
        "product.photos",
        "product.capacity",
        "product.price",
        "product.moq",
        "producer.contact.whatsapp",
    ]
    assert letter.more > 5
    assert "Yth. Usaha Contoh," in letter.text
    assert "2. *Tulis kapasitas per bulan, misalnya 200 bungkus.*" in letter.text
    assert "Pembeli luar negeri menanyakan ini pertama kali." in letter.text
    assert len(letter.text) < 1500


def _row(desk: Desk) -> Path:
    file = desk.inbox / "a.csv"
    file.write_text("Nama Usaha,Nama Produk\nUsaha Contoh,Keripik\n", encoding="utf-8")
    return file


def test_a_letter_holds_no_personal_number_and_no_marks_of_others(desk: Desk) -> None:
    path = desk.content / "products/kopi-rempah/product.yml"
    text = path.read_text(encoding="utf-8").replace("Kopi Rempah Pakong", f'"*Kopi* {NIK}"', 1)
    path.write_text(text, encoding="utf-8")
    letter = letters_of(desk)["kopi-rempah"]
    assert letter.steps[0].key == "nik"
    assert not re.search(r"\d{6}", letter.text)
    assert "*Kopi*" not in letter.text


def test_the_command_prints_one_letter_for_each_product(desk: Desk) -> None:
    code, said = desk.run("check", "products/kopi-rempah", "--coach")
    assert code == 0
    assert said.count("----- products/") == 1
    assert "Yth. Sumber Rempah," in said
    assert desk.run("check", "--coach")[1].count("----- products/") == 3


def test_a_mistake_speaks_in_its_own_words(desk: Desk) -> None:
    path = desk.content / "products/kopi-rempah/product.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("unit: pack", "unit: kgs", 1), encoding="utf-8")
    step = next(step for step in letters_of(desk)["kopi-rempah"].steps if step.key == "unknown-unit")
    assert step.what == '"kgs" bukan satuan yang dikenal.'
    assert step.example == 'mungkin "kg"?'


def _seen(picture: Image.Image) -> PhotoSeen:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=90)
    facts = inspect_photo(buffer.getvalue(), "a.jpg")
    assert isinstance(facts, PhotoFacts)
    return PhotoSeen("", "", "jpeg", facts.width_px, facts.height_px, True, facts.sharpness, facts.brightness)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda p: p, ""),
        (lambda p: p.filter(ImageFilter.GaussianBlur(12)), "photo.blurred"),
        (lambda p: p.point(lambda v: v // 5), "photo.dark"),
        (lambda p: p.point(lambda v: 246 + v // 32), "photo.bright"),
        (lambda p: p.resize((1600, 500)), "photo.shape"),
    ],
)
def test_photos_are_measured(desk: Desk, change: object, key: str) -> None:
    loaded = load(settings_for(desk.content, desk.inbox / "cache"))
    product = next(r.checked.record for r in loaded.read if r.file.key == "product/kopi-rempah")
    with Image.open(io.BytesIO(jpeg(2))) as photo:
        seen = _seen(change(photo.convert("RGB")))  # type: ignore[operator]
    found = [step.key for step in steps_for(product, None, [], {"main.jpg": seen}, VOCABULARY)]  # type: ignore[arg-type]
    assert [each for each in found if each.startswith("photo.")] == ([key] if key else [])


def test_every_advice_is_complete_and_plain() -> None:
    for key, entry in advice().items():
        assert entry.what.endswith((".", "?")), key
        assert entry.why.endswith("."), key
        assert entry.example, key
        assert "!" not in entry.what + entry.why + entry.example, key
        assert len(entry.what) <= 110, key
