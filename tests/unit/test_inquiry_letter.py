"""The messages of an inquiry: the whole text in each language, whom they go to, and what does not fit in a link."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browser_rules import run
from catalogue.languages import Language
from catalogue.pages.inquiry import inquiry_config
from catalogue.pages.shared import Shared
from catalogue.trade_packs import make_manifest
from pages_content import make_site, producer_record, product_record

COFFEE = {
    "id": "kopi-rempah",
    "name": {"en": "Madura Spiced Coffee", "id": "Kopi Rempah Madura", "ms": "Kopi Rempah Madura"},
    "maker": {"id": "kopi", "name": "Contoh Kopi Rempah Pakong"},
    "reach": {"whatsapp": "+6281200000012", "email": "kopi@example.org"},
    "moq": [200, "pack"],
}
CLOTH = {
    "id": "kain-batik-gentongan",
    "name": {"en": "Gentongan Hand-Drawn Batik Cloth", "id": "Kain Batik Tulis Gentongan"},
    "maker": {"id": "batik", "name": "Contoh Batik Pesisir Lor"},
    "reach": {"whatsapp": "+6281200000013"},
    "moq": [5, "piece"],
}
ASK = {
    "name": "Aisyah Rahman",
    "firm": "Warisan Trading Sdn Bhd",
    "country": "Malaysia",
    "email": "aisyah@warisan.example",
    "incoterm": "FOB",
    "port": "Surabaya",
    "message": "",
}
NOTHING = dict.fromkeys(ASK, "")
LINES = [
    {"item": {"quantity": 1200, "note": "Label in Malay", "sample": True}, "product": COFFEE},
    {"item": {"quantity": 5, "note": "", "sample": False}, "product": CLOTH},
]

LETTERS = {
    "en": [
        """Hello Contoh Kopi Rempah Pakong,

I found this product in the Madura Export Catalogue and would like an offer:

1. Madura Spiced Coffee (kopi-rempah)
   Quantity: 1,200 packs
   A product sample first, please.
   Note: Label in Malay
   https://example.org/repo/p/kopi-rempah/

Please quote FOB Surabaya and tell me the lead time and payment terms.

Thank you.
Aisyah Rahman
Warisan Trading Sdn Bhd, Malaysia
aisyah@warisan.example

— Dalam bahasa Indonesia —

Yth. Contoh Kopi Rempah Pakong,

Saya menemukan produk ini di Katalog Ekspor Madura dan ingin meminta penawaran:

1. Kopi Rempah Madura (kopi-rempah)
   Jumlah: 1.200 bungkus
   Mohon kirimkan contoh barang terlebih dahulu.

Mohon informasikan harga FOB Surabaya, waktu pengerjaan, dan syarat pembayarannya.
Catatan dari pembeli tertulis dalam teks di atas.

Terima kasih.""",
        """Hello Contoh Batik Pesisir Lor,

I found this product in the Madura Export Catalogue and would like an offer:

1. Gentongan Hand-Drawn Batik Cloth (kain-batik-gentongan)
   Quantity: 5 pieces
   https://example.org/repo/p/kain-batik-gentongan/

Please quote FOB Surabaya and tell me the lead time and payment terms.

Thank you.
Aisyah Rahman
Warisan Trading Sdn Bhd, Malaysia
aisyah@warisan.example

— Dalam bahasa Indonesia —

Yth. Contoh Batik Pesisir Lor,

Saya menemukan produk ini di Katalog Ekspor Madura dan ingin meminta penawaran:

1. Kain Batik Tulis Gentongan (kain-batik-gentongan)
   Jumlah: 5 lembar

Mohon informasikan harga FOB Surabaya, waktu pengerjaan, dan syarat pembayarannya.

Terima kasih.""",
    ],
    "id": [
        """Yth. Contoh Kopi Rempah Pakong,

Saya menemukan produk ini di Katalog Ekspor Madura dan ingin meminta penawaran:

1. Kopi Rempah Madura (kopi-rempah)
   Jumlah: 1.200 bungkus
   Mohon kirimkan contoh barang terlebih dahulu.
   Catatan: Label in Malay
   https://example.org/repo/p/kopi-rempah/

Mohon informasikan harga FOB Surabaya, waktu pengerjaan, dan syarat pembayarannya.

Terima kasih.
Aisyah Rahman
Warisan Trading Sdn Bhd, Malaysia
aisyah@warisan.example""",
        """Yth. Contoh Batik Pesisir Lor,

Saya menemukan produk ini di Katalog Ekspor Madura dan ingin meminta penawaran:

1. Kain Batik Tulis Gentongan (kain-batik-gentongan)
   Jumlah: 5 lembar
   https://example.org/repo/p/kain-batik-gentongan/

Mohon informasikan harga FOB Surabaya, waktu pengerjaan, dan syarat pembayarannya.

Terima kasih.
Aisyah Rahman
Warisan Trading Sdn Bhd, Malaysia
aisyah@warisan.example""",
    ],
    "ms": [
        """Kepada Contoh Kopi Rempah Pakong,

Saya menemui produk ini dalam Katalog Eksport Madura dan ingin mendapatkan sebut harga:

1. Kopi Rempah Madura (kopi-rempah)
   Kuantiti: 1,200 bungkus
   Mohon sampel produk terlebih dahulu.
   Catatan: Label in Malay
   https://example.org/repo/p/kopi-rempah/

Sila nyatakan harga FOB Surabaya, tempoh penyediaan dan terma pembayaran.

Sekian, terima kasih.
Aisyah Rahman
Warisan Trading Sdn Bhd, Malaysia
aisyah@warisan.example

— Dalam bahasa Indonesia —

Yth. Contoh Kopi Rempah Pakong,

Saya menemukan produk ini di Katalog Ekspor Madura dan ingin meminta penawaran:

1. Kopi Rempah Madura (kopi-rempah)
   Jumlah: 1.200 bungkus
   Mohon kirimkan contoh barang terlebih dahulu.

Mohon informasikan harga FOB Surabaya, waktu pengerjaan, dan syarat pembayarannya.
Catatan dari pembeli tertulis dalam teks di atas.

Terima kasih.""",
        """Kepada Contoh Batik Pesisir Lor,

Saya menemui produk ini dalam Katalog Eksport Madura dan ingin mendapatkan sebut harga:

1. Kain Batik Tulis Gentongan (kain-batik-gentongan)
   Kuantiti: 5 helai
   https://example.org/repo/p/kain-batik-gentongan/

Sila nyatakan harga FOB Surabaya, tempoh penyediaan dan terma pembayaran.

Sekian, terima kasih.
Aisyah Rahman
Warisan Trading Sdn Bhd, Malaysia
aisyah@warisan.example

— Dalam bahasa Indonesia —

Yth. Contoh Batik Pesisir Lor,

Saya menemukan produk ini di Katalog Ekspor Madura dan ingin meminta penawaran:

1. Kain Batik Tulis Gentongan (kain-batik-gentongan)
   Jumlah: 5 lembar

Mohon informasikan harga FOB Surabaya, waktu pengerjaan, dan syarat pembayarannya.

Terima kasih.""",
    ],
}

COMPOSE = """(async () => {
  const { Format } = await use("trade-format.js");
  const { manifest, language, config } = given;
  const own = { words: config.letter, format: new Format(language, manifest, config.words) };
  const again = config.indonesian
    ? { words: config.indonesian, format: new Format("id", manifest, config.words) } : null;
  const programme = { ...manifest.programme, name: manifest.programme.name[language] };
  return m.recipients(given.lines, programme, given.together).map((recipient) => {
    const text = m.composeLetter(recipient, given.ask, own, again, manifest.address);
    return { ...recipient, text, ways: m.addresses(recipient, config.letter.subject, text) };
  });
})()"""


@cache
def page(language: Language) -> dict[str, Any]:
    """What the script gets from the page and from the manifest."""
    shared = Shared(make_site((product_record(),), (producer_record(),)))
    config = inquiry_config(shared, shared.terms[language])
    return {"manifest": make_manifest(shared, "v", 1), "config": config, "language": language}


def letters(language: Language, lines: list[Any], ask: dict[str, str], together: bool = False) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(
        "trade-letter.js", COMPOSE, {**page(language), "lines": lines, "ask": ask, "together": together}
    )
    return found


@pytest.mark.parametrize("language", ["en", "id", "ms"])
def test_two_products_of_two_producers(language: Language) -> None:
    assert [letter["text"] for letter in letters(language, LINES, ASK)] == LETTERS[language]


def test_one_message_to_the_programme_names_the_producers() -> None:
    (letter,) = letters("en", LINES, NOTHING, together=True)
    assert letter["email"] == "program@example.org"
    assert letter["text"].startswith("Hello Madura SME export programme (sample),\n\nI found these products")
    assert "   Producer: Contoh Batik Pesisir Lor\n" in letter["text"]
    assert "Please quote your price and tell me" in letter["text"]
    assert "Thank you.\n\n— Dalam" in letter["text"]


def test_without_consent_or_contact_it_goes_to_the_programme_last() -> None:
    hidden = {key: value for key, value in COFFEE.items() if key not in ("maker", "reach")}
    quiet = {key: value for key, value in COFFEE.items() if key != "reach"} | {"id": "teh"}
    lines = [{"item": {"quantity": None}, "product": hidden}, {"item": {}, "product": quiet}, LINES[1]]
    first, last = letters("en", lines, NOTHING)
    assert (first["name"], last["programme"]) == ("Contoh Batik Pesisir Lor", True)
    assert "Quantity: to be agreed" in last["text"]
    assert last["text"].count("Producer: ") == 1


@pytest.mark.parametrize(
    ("incoterm", "port", "said"),
    [
        ("FOB", "Port Klang", "Please quote FOB and tell me the lead time and payment terms.\nPort: Port Klang\n"),
        ("EXW", "Penang", "Please quote EXW and tell me the lead time and payment terms.\nPort: Penang\n"),
        ("FOB", "Jakarta", "Please quote FOB Jakarta and tell me the lead time and payment terms.\n\n"),
        ("CIF", "Port Klang", "Please quote CIF Port Klang and tell me the lead time and payment terms.\n\n"),
        ("FOB", "", "Please quote FOB and tell me the lead time and payment terms.\n\n"),
    ],
)
def test_a_term_of_the_seller_s_side_takes_no_port_abroad_for_its_place(incoterm: str, port: str, said: str) -> None:
    text = letters("en", LINES[1:], NOTHING | {"incoterm": incoterm, "port": port})[0]["text"]
    assert said in text


def test_a_port_without_a_term_and_the_buyer_s_own_words() -> None:
    ask = NOTHING | {"port": "Port Klang", "message": "We need halal papers.\nBy March."}
    text = letters("en", LINES[1:], ask)[0]["text"]
    assert "payment terms.\nPort: Port Klang\n\nWe need halal papers.\nBy March.\n\nThank you." in text
    assert "Pelabuhan: Port Klang\nCatatan dari pembeli" in text
    assert text.count("We need halal papers") == 1


def test_links_hold_the_whole_text() -> None:
    letter = letters("ms", LINES, ASK)[0]
    chat, mail = urlsplit(letter["ways"]["whatsapp"]["href"]), urlsplit(letter["ways"]["email"]["href"])
    assert (chat.netloc, chat.path, parse_qs(chat.query)["text"]) == ("wa.me", "/6281200000012", [letter["text"]])
    assert mail.path == "kopi@example.org"
    assert parse_qs(mail.query)["body"] == [letter["text"].replace("\n", "\r\n")]
    assert parse_qs(mail.query)["subject"] == ["Pertanyaan, Katalog Eksport Madura"]


def test_a_producer_without_email_has_no_letter_link() -> None:
    assert letters("en", LINES, ASK)[1]["ways"]["email"] is None


def test_what_is_too_long_for_a_link_opens_the_app_empty() -> None:
    letter = letters("en", LINES, ASK | {"message": "x" * 1500})[0]
    assert letter["ways"]["email"]["long"] is True
    assert "body=" not in letter["ways"]["email"]["href"]
    assert letter["ways"]["whatsapp"]["long"] is False
    letter = letters("en", LINES, ASK | {"message": "é" * 1000})[0]
    assert letter["ways"]["whatsapp"] == {"href": "https://wa.me/6281200000012", "long": True}


def test_nothing_in_a_letter_is_read_as_a_template() -> None:
    ask = ASK | {"message": "%(name)s ${x} %s"}
    assert "%(name)s ${x} %s" in letters("en", LINES, ask)[0]["text"]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+62812", "'+62812"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ('=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'),
        ("a,b", '"a,b"'),
        ("two\nlines", '"two\nlines"'),
        (-5, "-5"),
        (1.5, "1.5"),
        (None, ""),
        ("Kopi", "Kopi"),
    ],
)
def test_no_text_of_the_table_is_a_formula(value: object, cell: str) -> None:
    assert run("trade-csv.js", "m.csvCell(given)", value) == cell


def test_the_table_is_for_spreadsheets() -> None:
    assert run("trade-csv.js", "m.csvOf([['a', 'b'], [1, 'ü']])") == "\ufeffa,b\r\n1,ü\r\n"


def test_lists_travel_in_an_address_and_nonsense_is_left_out() -> None:
    items = [{"id": "kopi", "quantity": 120}, {"id": "tikar-pandan", "quantity": None}]
    assert run("list-store.js", "m.hashOf(given)", items) == "#list=kopi:120,tikar-pandan"
    hashes = [
        "#list=kopi:120,tikar-pandan,kopi:7",
        "#list=<script>,../x,KOPI,kopi:-4,teh:1e99,gula:abc",
        "#other",
        "#list=" + ",".join(f"k{n}" for n in range(500)),
    ]
    found = run("list-store.js", "given.map((hash) => m.itemsOfHash(hash).map((i) => [i.id, i.quantity]))", hashes)
    assert found[:3] == [
        [["kopi", 120], ["tikar-pandan", None]],
        [["kopi", None], ["teh", None], ["gula", None]],
        [],
    ]
    assert len(found[3]) == 200


STORAGE = """((given) => {
  const kept = new Map(Object.entries(given.kept ?? {}));
  const storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => { if (given.refuse) throw new Error("QuotaExceeded"); kept.set(key, value); },
  };
  const store = new m.ListStore(given.none ? null : storage, String);
  store.add({ id: "kopi", name: "Kopi" }, { id: "teh", name: "Teh" });
  store.add({ id: "kopi", name: "again" });
  store.change("kopi", { quantity: 5 });
  store.remove("teh");
  return {
    items: store.items.map(({ id, name, quantity }) => [id, name, quantity]),
    kept: store.kept, written: kept.get("madura-inquiry") ?? null,
  };
})(given)"""


def test_the_list_is_kept() -> None:
    found = run("list-store.js", STORAGE, {})
    assert (found["items"], found["kept"]) == ([["kopi", "Kopi", 5]], True)
    assert json.loads(found["written"])["items"][0]["quantity"] == 5


@pytest.mark.parametrize("given", [{"refuse": True}, {"none": True}])
def test_a_full_or_forbidden_storage_leaves_the_list_working(given: dict[str, Any]) -> None:
    found = run("list-store.js", STORAGE, given)
    assert (found["items"], found["kept"], found["written"]) == ([["kopi", "Kopi", 5]], False, None)


@pytest.mark.parametrize("kept", ["", "null", "{", "[1]", '{"items": 5}', '{"items": [null, {"id": "<b>"}, 3]}'])
def test_what_others_left_in_the_storage_does_no_harm(kept: str) -> None:
    found = run("list-store.js", STORAGE, {"kept": {"madura-inquiry": kept, "madura-compare": kept}})
    assert found["items"] == [["kopi", "Kopi", 5]]


def test_four_are_compared_at_most() -> None:
    expression = (
        "((store) => [given.map((id) => store.toggleCompared(id)), store.compared])(new m.ListStore(null, String))"
    )
    found = run("list-store.js", expression, ["a", "b", "c", "d", "e", "b", "e"])
    assert found == [[True, True, True, True, False, True, True], ["a", "c", "d", "e"]]


def test_every_word_of_a_letter_is_used() -> None:
    """Every word of the letters is used by the script that writes them."""
    script = (Path(__file__).parents[2] / "overrides/assets/js/lib/trade-letter.js").read_text(encoding="utf-8")
    used = script + (Path(__file__).parents[2] / "overrides/assets/js/lib/list-letters.js").read_text(encoding="utf-8")
    assert [word for word in page("en")["config"]["letter"] if f"words.{word}" not in used] == []
