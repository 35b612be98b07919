"""Draft records to start from: every field that is needed, empty, with an explanation and an example in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from catalogue.records.examples import example_of
from catalogue.vocabulary import Vocabulary

_WIDTH: Final = 100

#: What each field of a draft asks for, and the empty lines to fill; a field without lines stays a comment.
_PRODUCT: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("category", "Kategori, salah satu dari: {categories}", ("category:",)),
    (
        "name",
        "Nama produk, paling panjang 80 karakter. Indonesia (id) atau Inggris (en) wajib; Melayu (ms) boleh menyusul.",
        ("name:", "  id:", "  en:", "  ms:"),
    ),
    ("summary", "Satu kalimat untuk daftar produk, paling panjang 160 karakter.", ("summary:", "  id:", "  en:")),
    (
        "description",
        "Uraian: bahan, cara membuat, ukuran, kegunaan. Teks panjang ditulis di bawah tanda >- dengan indentasi.",
        ("description:", "  id:", "  en:"),
    ),
    ("story", "Cerita di balik produk (boleh kosong).", ()),
    (
        "photos",
        "Foto: simpan berkasnya di folder ini, sisi panjang paling sedikit 1200 piksel. alt menjelaskan isi foto.",
        ("photos:",),
    ),
    ("hs_code", "Kode HS enam angka; lihat contoh di reference/hs_suggestions.yml.", ("hs_code:",)),
    ("materials", "Bahan, dari reference/materials.yml.", ()),
    ("techniques", "Teknik, dari reference/techniques.yml.", ()),
    ("moq", "Pesanan minimum. Satuan: {units}", ("moq:", "  value:", "  unit:")),
    ("capacity", "Kemampuan produksi dalam sebulan.", ("capacity:", "  value:", "  unit:")),
    ("lead_time", "Waktu dari pesanan sampai barang siap, dalam hari.", ("lead_time:", "  min:", "  max:")),
    (
        "price",
        "Harga: mode on_request (atas permintaan), fixed, range, atau tiered. Angka tanpa titik ribuan: 85000",
        ("price:", "  mode:"),
    ),
    ("packaging", "Berat bersih per kemasan dan isi karton.", ()),
    ("certificates", "Sertifikat. status: issued (terbit), in_progress (proses), planned (rencana).", ()),
    ("food", "Khusus pangan: komposisi wajib diisi.", ()),
    ("target_markets", "Negara tujuan, kode dua huruf.", ()),
)
_PRODUCER: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("name", "Nama usaha, paling panjang 80 karakter.", ("name:",)),
    ("type", "Bentuk: artisan (perorangan), group (kelompok), cooperative (koperasi), cv, atau pt.", ("type:",)),
    (
        "location",
        "Tempat usaha, bukan alamat rumah. Kabupaten: {regencies}. Kode kecamatan ada di reference/regions.yml.",
        ("location:", "  regency:"),
    ),
    ("story", "Cerita usaha (boleh kosong).", ()),
    ("contact", "Kontak untuk pembeli. Nomor WhatsApp dalam tanda kutip, diawali +62.", ()),
    ("consent", "Persetujuan produsen. Tanpa ini hanya kabupatennya yang ditampilkan.", ()),
    ("export_experience", "Pengalaman ekspor (boleh kosong).", ()),
)
_NAMES: Final = {"Product": "produk", "Producer": "produsen"}
_PRIVATE: Final = "Jangan menulis NIK, NPWP, atau alamat rumah di berkas ini."


def scaffold_product(record_id: str, producer: str, vocabulary: Vocabulary, today: date) -> str:
    """A draft `product.yml` that passes the check with warnings for what is still needed."""
    head = ["id: " + record_id, "status: draft", f"producer: {producer}"]
    return _draft("Product", f"products/{record_id}", head, _PRODUCT, vocabulary, today)


def scaffold_producer(record_id: str, vocabulary: Vocabulary, today: date) -> str:
    """A draft `producer.yml` that passes the check with warnings for what is still needed."""
    head = ["id: " + record_id, "status: draft"]
    return _draft("Producer", f"producers/{record_id}", head, _PRODUCER, vocabulary, today)


def _draft(
    model: str,
    folder: str,
    head: list[str],
    fields: Iterable[tuple[str, str, tuple[str, ...]]],
    vocabulary: Vocabulary,
    today: date,
) -> str:
    choices = {
        "categories": ", ".join(vocabulary.categories),
        "units": ", ".join(sorted(vocabulary.units)),
        "regencies": ", ".join(vocabulary.regencies),
    }
    lines = [
        f"# Draf {_NAMES[model]}. Isi bagian yang kosong; hapus tanda # di depan contoh yang dipakai. Periksa dengan:",
        f"#   catalogue check {folder}",
        "# Setelah lengkap, ganti status menjadi published.",
        f"# {_PRIVATE}",
        *head,
    ]
    for name, explanation, empty in fields:
        lines += ["", *_comment(explanation.format(**choices)), f"# Contoh: {example_of(name, model)}", *empty]
    return "\n".join([*lines, "", "# Tanggal terakhir diubah.", f"updated: {today.isoformat()}", ""])


def _comment(text: str) -> Iterator[str]:
    """A comment of as many lines as it needs."""
    line = "#"
    for word in text.split():
        if len(line) + 1 + len(word) > _WIDTH:
            yield line
            line = "#"
        line += f" {word}"
    yield line
