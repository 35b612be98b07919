"""Social pictures: every text fits and none is cut, the code can be read, the crop keeps what matters; captions."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
import zxingcpp
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.shared import Shared
from catalogue.pages.trade import Fact
from catalogue.social.captions import alternative, caption, hashtags
from catalogue.social.content import SocialContent, collection_content, product_content
from catalogue.social.crop import crop_box
from catalogue.social.formats import FORMATS, Format
from catalogue.social.picture import lay_out, render_picture
from catalogue.social.setting import Style, balanced, set_text, text_width
from hypothesis import given, settings
from hypothesis import strategies as st
from pages_content import collection_record, make_site, producer_record, product_record
from PIL import Image, ImageDraw

HALAL = {"type": "halal_bpjph", "status": "issued", "number": "ID35110000000000001", "expires": "2028-01-01"}
NIB = {"type": "nib", "status": "issued", "number": "0000000000001"}


def shared(today: date = date(2026, 11, 21), **fields: object) -> Shared:
    products = (product_record("kopi", certificates=[HALAL, NIB], **fields), product_record("teh"))
    fair = collection_record(products=["kopi", "teh"], place="Kuala Lumpur", market="MY")
    return Shared(make_site(products, (producer_record(),), (fair,), today=today))


def content(language: Language = "en", **fields: object) -> SocialContent:
    catalogue = shared(**fields)
    return product_content(catalogue, catalogue.catalogue.products["kopi"], language)


def longest() -> SocialContent:
    """As long as records, vocabulary and addresses can make every text."""
    return replace(
        content("ms"),
        kicker="Minuman herba, jamu dan rempah ratus · Pamekasan",
        name="Kain Batik Tulis Gentongan Pewarna Semula Jadi Bermotif Sekar Jagad Tanjung Bumi",
        facts=(
            Fact("Pesanan minimum", "1,000,000,000 meter persegi"),
            Fact("Tempoh penyediaan", "365–3650 hari"),
            Fact("Harga", "USD 1,250,000.50–2,999,999.99 setiap meter persegi, FOB Tanjung Perak"),
        ),
        marks=("Halal", "SPP-IRT / P-IRT", "Organik Indonesia", "SNI 8303:2016"),
        address="https://katalog-madura.example/p/" + "kain-" * 15 + "batik/",
        sample="Data contoh",
        paused="Tidak menerima pesanan buat masa ini",
    )


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_has_its_size_and_its_code_leads_home(form: Format, language: Language) -> None:
    made = content(language)
    with Image.open(io.BytesIO(render_picture(made, form, Image.new("RGB", (1600, 1200), "#88aa66")))) as picture:
        assert picture.size == (form.width, form.height)
        (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == made.address == "https://example.org/repo/p/kopi/"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("made", [longest(), replace(content(), name="Teh", marks=())], ids=["longest", "shortest"])
def test_everything_fits_into_the_panel_and_nothing_overlaps(form: Format, made: SocialContent) -> None:
    setting = lay_out(made, form)
    left, top, right, bottom = form.panel
    code = (*setting.qr, setting.qr[0] + setting.qr_edge_px, setting.qr[1] + setting.qr_edge_px)
    assert code[2] <= right
    assert code[3] <= bottom
    boxes = [(text.left, text.top, text.right, text.bottom) for text in setting.texts]
    for box in boxes:
        assert left <= box[0]
        assert box[2] <= right + 0.5
        assert top <= box[1]
        assert box[3] <= bottom + 0.5
    everything = [*boxes, code]
    for number, one in enumerate(everything):
        for other in everything[number + 1 :]:
            apart = one[2] <= other[0] + 1 or other[2] <= one[0] + 1 or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
            assert apart, (one, other)
    photo = form.photo
    assert photo[2] <= left or photo[3] <= top, "text never stands on the photo"


def test_no_word_is_lost() -> None:
    made = longest()
    for form in FORMATS:
        said = "".join("".join(text.block.lines) for text in lay_out(made, form).texts)
        for text in (
            made.name,
            made.kicker,
            made.paused,
            *made.marks,
            *(part for fact in made.facts for part in (fact.label, fact.value)),
        ):
            assert text.replace(" ", "") in said.replace(" ", ""), text


def test_a_code_of_a_long_address_can_still_be_read() -> None:
    made = longest()
    for form in FORMATS:
        with Image.open(io.BytesIO(render_picture(made, form, None))) as picture:
            assert [code.text for code in zxingcpp.read_barcodes(picture)] == [made.address]


@settings(max_examples=60)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=80), st.integers(120, 900))
def test_wrapped_lines_are_within_their_width_and_complete(text: str, width: int) -> None:
    style = Style(30, 600, "#000000")
    for block in (set_text(text, style, width), balanced(text, style, width)):
        assert all(text_width(line, style) <= width for line in block.lines)
        assert "".join(block.lines).replace(" ", "") == "".join(text.split())


def test_two_lines_of_a_name_are_of_even_length() -> None:
    style = Style(40, 650, "#000000")
    text = "Kuala Lumpur sample fair 2027"
    width = text_width("Kuala Lumpur sample fair", style) + 4
    assert len(set_text(text, style, width).lines[-1]) < len(balanced(text, style, width).lines[-1])


@pytest.mark.parametrize("where", ["left", "right"])
def test_the_crop_goes_to_where_a_face_is(where: str) -> None:
    photo = Image.new("RGB", (1600, 800), "#b9b4ac")
    draw = ImageDraw.Draw(photo)
    x = 250 if where == "left" else 1350
    draw.ellipse([x - 130, 220, x + 130, 560], fill="#a9714b")
    draw.ellipse([x - 70, 340, x - 30, 370], fill="#201510")
    draw.ellipse([x + 30, 340, x + 70, 370], fill="#201510")
    left, top, right, bottom = crop_box(photo, 540, 586)
    assert (top, bottom) == (0, 800)
    assert left <= x - 130
    assert x + 130 <= right


def test_a_photo_without_anything_to_see_is_cut_from_the_middle() -> None:
    assert crop_box(Image.new("RGB", (1000, 500), "#cccccc"), 500, 500) == (250, 0, 750, 500)
    assert crop_box(Image.new("RGB", (500, 1000), "#cccccc"), 500, 500) == (0, 250, 500, 750)
    assert crop_box(Image.new("RGB", (3, 900), "#cccccc"), 1080, 580)[0] == 0


def test_only_what_is_held_is_a_mark_and_registrations_are_none() -> None:
    assert content().marks == ("Halal",)
    later = shared(today=date(2028, 1, 2))
    assert product_content(later, later.catalogue.products["kopi"], "en").marks == ()


def test_a_mark_of_a_collection_speaks_for_every_product() -> None:
    some = shared()
    fair = some.catalogue.collections["pameran"]
    assert collection_content(some, fair, "en").marks == ()
    alone = make_site((product_record(certificates=[HALAL]),), (producer_record(),), (collection_record(),))
    assert collection_content(Shared(alone), fair, "id").marks == ("Halal",)


def test_a_price_that_has_run_out_is_on_request() -> None:
    price = {"mode": "fixed", "currency": "USD", "amount": "9", "per": "pack", "valid_until": "2026-11-20"}
    assert content(price=price).facts[2] == Fact("Price", "Price on request")


def test_a_caption_has_its_parts_in_one_language() -> None:
    some = shared(sample_data=True)
    made = product_content(some, some.catalogue.products["kopi"], "id")
    text = caption(made, some)
    assert text.startswith("Data contoh. ")
    assert "Kopi kopi\n" in text
    assert "Pesanan minimum: 200 " in text
    assert "https://example.org/repo/p/kopi/" in text
    assert "Sertifikat Halal Indonesia" in text
    assert "\u00a0" not in text
    assert text.rstrip().endswith(alternative(made, some))
    assert alternative(made, some).startswith("Kantong. ")


def test_a_paused_product_is_not_offered_in_posts() -> None:
    some = shared(status="paused")
    made = product_content(some, some.catalogue.products["kopi"], "id")
    assert caption(made, some).startswith("Sedang tidak menerima pesanan.\n")
    for form in FORMATS:
        assert any("tidak menerima pesanan" in " ".join(text.block.lines) for text in lay_out(made, form).texts)
    assert "pesanan." not in caption(content("id"), some).splitlines()[0]


def test_a_caption_says_that_a_machine_translated_it() -> None:
    some = shared(translations={"ms": {"name": {"status": "machine", "source_hash": "000000000000"}}})
    notice = "Teks ini diterjemahkan oleh mesin dan belum disemak oleh manusia."
    kopi = some.catalogue.products["kopi"]
    assert caption(product_content(some, kopi, "ms"), some).startswith(notice)
    assert notice not in caption(product_content(some, some.catalogue.products["teh"], "ms"), some)
    assert "machine" not in caption(product_content(some, kopi, "en"), some)


def test_hashtags_are_single_words_each_once() -> None:
    made = replace(content(), topics=("batik tulis", "Batik Tulis", "rumput laut & garam", "2027", "", *"abcdefghij"))
    tags = hashtags(made)
    assert tags[:2] == ["#BatikTulis", "#RumputLautGaram"]
    assert tags[-2:] == ["#Madura", "#MadeInIndonesia"]
    assert len(tags) == len(set(tags)) <= 10
    assert all(tag[1:].isalnum() for tag in tags)
