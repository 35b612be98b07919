"""Did you mean: the term, choice or field that a person had in mind."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from catalogue.problems import Bilingual
from catalogue.vocabulary import Vocabulary

_MOST_LISTED: Final = 5
_CLOSE: Final = 0.6

#: Words people use for terms, beside the labels of the vocabulary.
_TERM_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "unit": {
        "pcs": "piece", "pc": "piece", "pieces": "piece", "helai": "piece", "lbr": "piece", "buah": "unit",
        "bh": "unit", "biji": "unit", "bks": "pack", "bungkus": "pack", "pak": "pack", "pck": "pack",
        "kilo": "kg", "kilogram": "kg", "kilograms": "kg", "gr": "gram", "g": "gram", "gram": "gram",
        "ltr": "litre", "lt": "litre", "l": "litre", "liter": "litre", "ml": "millilitre", "cc": "millilitre",
        "lusin": "dozen", "psg": "pair", "pasang": "pair", "ktn": "carton", "karton": "carton", "dus": "carton",
        "botol": "bottle", "btl": "bottle", "toples": "jar", "stoples": "jar", "karung": "sack", "m": "metre",
        "mtr": "metre", "meter": "metre", "t": "ton", "potong": "unit", "stel": "set", "kantong": "pouch",
    },
    "category": {
        "makanan ringan": "snack", "cemilan": "snack", "keripik": "snack", "kerupuk": "snack", "makanan": "food",
        "minuman": "drink", "olahan ikan": "seafood", "hasil laut": "seafood", "olahan laut": "seafood",
        "garam": "sugar_salt", "gula": "sugar_salt", "gula merah": "sugar_salt", "bumbu": "sauce", "sambal": "sauce",
        "jamu": "herbal", "kerajinan": "craft", "kerajinan tangan": "craft", "ukiran": "carving",
        "mebeler": "furniture", "furnitur": "furniture", "kosmetik": "personal_care", "tikar": "weaving",
    },
    "currency": {
        "rp": "IDR", "rupiah": "IDR", "us$": "USD", "$": "USD", "dolar": "USD", "dollar": "USD",
        "rm": "MYR", "ringgit": "MYR", "s$": "SGD", "euro": "EUR", "€": "EUR", "yen": "JPY",
    },
    "payment_term": {"tt": "TT", "t/t": "TT", "transfer": "TT", "l/c": "LC", "d/p": "DP", "d/a": "DA"},
    "language": {
        "indonesia": "id", "indonesian": "id", "inggris": "en", "english": "en", "melayu": "ms", "malay": "ms",
        "madura": "mad", "jawa": "jv", "arab": "ar", "mandarin": "zh",
    },
    "certificate": {"halal": "halal_bpjph", "p-irt": "pirt", "spp-irt": "pirt", "bpom": "bpom_md", "md": "bpom_md"},
    "country": {"uk": "GB", "usa": "US", "eropa": "EU"},
    "port": {"surabaya": "IDSUB", "tanjung perak": "IDSUB", "jakarta": "IDJKT", "port klang": "MYPKG"},
}  # fmt: skip

#: Words people use for choices of fields.
_CHOICE_WORDS: Final[Mapping[str, str]] = {
    "terbit": "published", "publish": "published", "aktif": "published", "active": "published", "draf": "draft",
    "jeda": "paused", "arsip": "archived", "sudah": "issued", "ada": "issued", "proses": "in_progress",
    "rencana": "planned", "tetap": "fixed", "bertingkat": "tiered", "negosiasi": "on_request",
    "nego": "on_request", "utama": "main", "kemasan": "packaging", "detil": "detail", "alami": "natural",
    "sintetis": "synthetic", "campuran": "mixed", "bulan": "month", "perorangan": "artisan", "koperasi": "cooperative",
    "kelompok": "group", "lulus": "pass", "gagal": "fail", "langsung": "direct",
}  # fmt: skip

#: Words people use for fields; one word may mean different fields in different places.
_FIELD_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "nama": ("name", "file"), "judul": ("title", "name"), "ringkasan": ("summary",), "harga": ("price", "amount"),
    "deskripsi": ("description",), "keterangan": ("description", "note", "notes"), "cerita": ("story",),
    "foto": ("photos", "file"), "photo": ("photos",), "gambar": ("photos", "file"), "images": ("photos",),
    "kategori": ("category",), "produsen": ("producer",), "penjual": ("producer",), "bahan": ("materials", "material"),
    "teknik": ("techniques",), "kapasitas": ("capacity",), "kemasan": ("packaging",), "ukuran": ("dimensions_cm",),
    "dimensi": ("dimensions_cm",), "dimensions": ("dimensions_cm",), "sertifikat": ("certificates",),
    "contoh": ("sample",), "sampel": ("sample",), "varian": ("variants",), "satuan": ("unit", "per"),
    "jumlah": ("value", "units"), "nilai": ("value", "amount"), "qty": ("value",), "amount": ("value",),
    "berat": ("net_weight_g", "net_kg"), "komposisi": ("ingredients",), "alergen": ("allergens",),
    "telepon": ("whatsapp",), "phone": ("whatsapp",), "hp": ("whatsapp",), "wa": ("whatsapp",),
    "surel": ("email",), "situs": ("website",), "kabupaten": ("regency",), "kecamatan": ("district",),
    "desa": ("village",), "tanggal": ("date",), "nomor": ("number",), "no": ("number",), "jenis": ("type",),
    "tipe": ("type",), "berlaku_sampai": ("expires", "valid_until"), "expiry": ("expires",),
    "mata_uang": ("currency",), "penyimpanan": ("storage",), "pasar": ("target_markets", "market"),
    "markets": ("target_markets",), "waktu": ("lead_time",), "status_terbit": ("status",), "kata_kunci": ("keywords",),
    "tahun_berdiri": ("founded",), "pekerja": ("workers",), "kode_hs": ("hs_code",), "hs": ("hs_code",),
    "pelabuhan": ("ports",), "diperbarui": ("updated",), "persetujuan": ("consent",), "kontak": ("contact",),
    "lokasi": ("location",), "minimum": ("min",), "maksimum": ("max",), "pesanan_minimum": ("moq",),
    "mulai": ("starts",), "selesai": ("ends",), "penyelenggara": ("organiser",), "tempat": ("place",),
}  # fmt: skip


def did_you_mean(*options: str) -> Bilingual:
    """The hint that offers one thing, or a few."""
    shown = [f'"{option}"' for option in options]
    if len(shown) == 1:
        return Bilingual(f"mungkin {shown[0]}?", f"did you mean {shown[0]}?")
    head = ", ".join(shown[:-1])
    return Bilingual(f"mungkin {head} atau {shown[-1]}?", f"did you mean {head} or {shown[-1]}?")


def suggest_field(key: str, known: Iterable[str]) -> str | None:
    """The field a person meant by a name."""
    fields = list(known)
    word = re.sub(r"[\s-]+", "_", key.strip()).casefold()
    if word in fields:
        return word
    for candidate in _FIELD_WORDS.get(word, ()):
        if candidate in fields:
            return candidate
    return next(iter(difflib.get_close_matches(word, fields, 1, _CLOSE)), None)


def suggest_choice(value: str, choices: Iterable[str]) -> str | None:
    """The choice a person meant."""
    options = list(choices)
    word = re.sub(r"[\s-]+", "_", value.strip()).casefold()
    if word in options:
        return word
    if _CHOICE_WORDS.get(word) in options:
        return _CHOICE_WORDS[word]
    return next(iter(difflib.get_close_matches(word, options, 1, _CLOSE)), None)


class Suggestions:
    """Finds the terms of a vocabulary that a person meant, by id or by label in any language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._words: dict[str, dict[str, tuple[str, ...]]] = {}

    def term(self, value: str, of: str) -> Bilingual | None:
        """A hint, or None where nothing is close."""
        if of == "hs_code":
            return self._heading(value)
        found = self._term(value.strip().casefold(), of)
        return did_you_mean(*(self._shown(term, of) for term in found[:_MOST_LISTED])) if found else None

    def exact(self, value: str, of: str) -> str | None:
        """The one term that a word is an id, a label or a common abbreviation of, whatever its case; else None."""
        words = self._words_of(of)
        word = " ".join(value.split()).casefold()
        found = words.get(word) or words.get(re.sub(r"[\s-]+", "_", word)) or ()
        return found[0] if len(found) == 1 else None

    def _term(self, word: str, of: str) -> tuple[str, ...]:
        words = self._words_of(of)
        exact = words.get(word) or words.get(re.sub(r"[\s-]+", "_", word))
        if exact:
            return exact
        close = difflib.get_close_matches(word, words, 1, _CLOSE)
        return words[close[0]] if close else ()

    def _words_of(self, of: str) -> dict[str, tuple[str, ...]]:
        """Every word that means a term, in lower case, with the terms it means; ids come first."""
        if of not in self._words:
            words: dict[str, tuple[str, ...]] = {}
            for term, labels in sorted(self._vocabulary.labels_by_id(of).items()):
                words[term.casefold()] = (term,)
                for label in labels:
                    same = words.get(label.casefold(), ())
                    words[label.casefold()] = same if term in same else (*same, term)
            for term in self._vocabulary.ids(of):
                words[term.casefold()] = (term,)
            own = {w: (t,) for w, t in _TERM_WORDS.get(of, {}).items() if t in self._vocabulary.ids(of)}
            self._words[of] = own | words
        return self._words[of]

    def _shown(self, term: str, of: str) -> str:
        return f"{term} ({self._vocabulary.districts[term].name})" if of == "district" else term

    def _heading(self, value: str) -> Bilingual | None:
        """Codes of the longest heading that begins like the value."""
        digits = re.sub(r"\D", "", value)
        for length in (5, 4):
            same = self._by_heading.get(digits[:length], [])
            if same and len(digits) >= length:
                first = self._vocabulary.hs_codes[same[0]]
                listed = ", ".join(same[:_MOST_LISTED])
                return Bilingual(f"yang terdekat: {listed} ({first})", f"the nearest: {listed} ({first})")
        return None

    @cached_property
    def _by_heading(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for code in sorted(self._vocabulary.hs_codes):
            for length in (4, 5):
                found.setdefault(code[:length], []).append(code)
        return found
