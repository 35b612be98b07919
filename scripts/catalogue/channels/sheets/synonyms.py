"""What officials and forms call their columns: exact words for headers, beside the labels of the field table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Columns that are no field of a record but say something of the row.
ROW_NUMBER: Final = "row.number"
ROW_PHONE: Final = "row.phone"
ROW_KIND: Final = "row.kind"
ROW_STAMP: Final = "producer.consent.date"
#: Columns that are known and left out: a person's name, an address, remarks.
LEFT: Final = "row.left"

#: Path of the field to the headers that mean it, in lower case, words joined by single blanks, without other signs.
# ruff: noqa: E501 - one line for each field
HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    ROW_NUMBER: ("no", "nomor", "no urut", "nomor urut", "nr", "number"),
    "producer.name": (
        "nama usaha", "usaha", "nama ikm", "ikm", "nama ukm", "nama umkm", "nama perusahaan", "perusahaan",
        "nama industri", "nama produsen", "nama unit usaha", "nama kelompok", "nama kub", "nama toko", "nama usaha ikm",
        "nama ikm ukm", "nama pelaku usaha", "business name", "company", "producer", "producer name", "nama brand usaha",
    ),
    LEFT: (
        "nama pemilik", "pemilik", "nama pengusaha", "nama pimpinan", "pimpinan", "penanggung jawab", "kontak person",
        "contact person", "owner", "nama", "nama lengkap", "alamat", "alamat lengkap", "alamat usaha", "alamat rumah",
        "keterangan", "ket", "catatan", "rt rw", "rt", "rw", "dusun", "umur", "usia", "jenis kelamin", "l p",
        "pendidikan", "omzet", "omset", "omzet per bulan", "modal", "aset", "nilai investasi", "kode pos",
    ),
    "producer.legal_name": ("nama badan usaha", "nama resmi usaha"),
    "producer.brand": ("merk", "merek dagang", "merk dagang", "nama merek", "nama merk", "brand name", "merek merk"),
    "producer.type": ("bentuk badan usaha", "badan usaha", "badan hukum", "jenis usaha badan", "bentuk badan hukum"),
    "producer.location.regency": ("kab", "kabupaten kota", "kab kota", "kota kabupaten", "alamat kabupaten"),
    "producer.location.district": ("kec", "alamat kecamatan", "kecamatan usaha", "alamat kec"),
    "producer.location.village": (
        "desa", "kelurahan", "desa kelurahan", "desa kel", "ds", "alamat desa", "alamat kelurahan",
        "alamat desa kelurahan", "kel desa", "alamat desa kel",
    ),
    "producer.contact.whatsapp": (
        "no hp wa", "no wa", "wa", "whatsapp", "no whatsapp", "nomor wa", "no wa hp", "hp wa", "nomor hp wa",
        "nomor hp whatsapp", "no hp whatsapp", "nomor whatsapp aktif", "kontak wa", "no telp wa", "nomor telepon wa",
        "no telepon wa", "nomor wa aktif", "no wa aktif",
    ),
    ROW_PHONE: (
        "no hp", "hp", "nomor hp", "no telp", "no telepon", "telepon", "telp", "nomor telepon", "no handphone",
        "handphone", "no tlp", "tlp", "phone", "phone number", "kontak", "no kontak", "nomor kontak", "no hp telp",
        "no telp hp", "contact number", "no hp aktif", "nomor telepon hp",
    ),
    "producer.contact.email": ("email", "e mail", "surel", "alamat email", "email address", "alamat surel"),
    "producer.contact.website": ("website", "web", "situs", "alamat website", "situs web usaha"),
    "producer.social.instagram": ("ig", "akun instagram", "akun ig"),
    "producer.social.facebook": ("fb", "akun facebook"),
    "producer.social.tiktok": ("tik tok", "akun tiktok"),
    "producer.social.shopee": ("toko shopee", "akun shopee"),
    "producer.social.tokopedia": ("toko tokopedia", "akun tokopedia"),
    "producer.founded": ("tahun berdiri", "thn berdiri", "berdiri", "berdiri sejak", "tahun mulai usaha", "sejak tahun"),
    "producer.workers": (
        "tenaga kerja", "jumlah tenaga kerja", "jml tenaga kerja", "karyawan", "jumlah karyawan", "jml karyawan", "tk",
        "jumlah tk", "pekerja", "workers", "employees",
    ),
    "producer.women_workers": ("tenaga kerja perempuan", "karyawan perempuan", "tenaga kerja p", "pekerja wanita"),
    "producer.nib": ("no nib", "nomor nib", "nomor induk berusaha", "nib oss"),
    "producer.consent.publish": (
        "saya setuju data ini dipublikasikan", "setuju dipublikasikan", "persetujuan publikasi", "persetujuan",
        "bersedia dipublikasikan", "saya setuju", "setuju", "consent", "i agree that this data is published",
    ),
    ROW_STAMP: ("timestamp", "cap waktu", "stempel waktu", "tanggal pengisian", "waktu pengisian", "tanggal input"),
    "product.name": (
        "nama produk", "produk", "nama barang", "nama produk usaha", "product", "product name", "nama komoditi",
        "nama komoditas", "produk unggulan", "nama produk unggulan", "hasil produksi", "nama dagang",
    ),
    ROW_KIND: ("jenis produk", "jenis produksi", "komoditi", "komoditas", "jenis komoditi", "jenis barang", "jenis"),
    "product.category": ("kategori produk", "kelompok produk", "kategori usaha", "product category", "kelompok"),
    "product.summary": ("deskripsi singkat", "keterangan singkat", "uraian singkat", "short description"),
    "product.description": (
        "deskripsi", "deskripsi produk", "ceritakan produk anda", "keterangan produk", "penjelasan produk",
        "uraian produk", "product description", "spesifikasi", "spesifikasi produk",
    ),
    "product.story": ("cerita", "cerita di balik produk", "sejarah produk"),
    "product.materials": ("bahan baku", "bahan utama", "bahan baku utama", "bahan dasar", "raw material"),
    "product.techniques": ("teknik", "cara pembuatan", "proses pembuatan", "teknik produksi"),
    "product.capacity": (
        "kapasitas", "kapasitas produksi", "kapasitas produksi per bulan", "kapasitas per bulan", "kapasitas bulan",
        "kapasitas produksi bulan", "produksi per bulan", "produksi bulan", "jumlah produksi", "volume produksi",
        "kapasitas produksi jumlah", "kapasitas jumlah", "jumlah produksi per bulan", "production capacity", "capacity",
        "kemampuan produksi", "kapasitas produksi volume", "kapasitas produksi jml", "monthly capacity",
    ),
    "product.capacity.unit": (
        "kapasitas produksi satuan", "satuan kapasitas", "kapasitas satuan", "satuan produksi", "satuan kapasitas produksi",
    ),
    "product.moq": (
        "minimum order", "minimal order", "min order", "moq", "minimal pemesanan", "minimum pemesanan", "pesanan minimal",
        "order minimal", "minimal pembelian", "minimal pesan", "minimal pesanan", "minimum pesanan", "min pesan",
        "min pesanan", "min pemesanan", "min pembelian", "minimum pembelian",
    ),
    "product.moq.unit": ("satuan moq", "satuan minimal order", "satuan pesanan minimum"),
    "product.lead_time": ("lama produksi", "waktu produksi", "lama pengerjaan", "waktu pembuatan", "lama pembuatan"),
    "product.price": (
        "harga", "harga satuan", "harga jual", "harga produk", "harga rp", "harga satuan rp", "harga jual rp",
        "harga per satuan", "harga unit", "harga per unit", "price", "unit price", "harga pcs", "harga per pcs",
        "harga eceran", "kisaran harga", "range harga",
    ),
    "product.price.min": ("harga minimal", "harga minimum", "harga dari", "harga mulai"),
    "product.price.max": ("harga maksimal", "harga maksimum", "harga sampai"),
    "product.price.per": ("satuan harga", "harga satuan per", "harga per", "harga dalam satuan"),
    "product.price.currency": ("valuta", "mata uang harga"),
    "product.packaging.description": ("kemasan", "jenis kemasan", "pengemasan produk", "packaging"),
    "product.packaging.net_weight_g": ("berat", "berat bersih", "netto", "berat gram", "berat netto", "berat gr", "net weight"),
    "product.dimensions_cm": ("ukuran", "dimensi", "ukuran produk", "dimensi produk", "ukuran cm", "p x l x t"),
    "product.food.ingredients": ("komposisi produk", "komposisi bahan", "ingredients"),
    "product.shelf_life_months": ("masa simpan", "kedaluwarsa", "kadaluarsa", "masa kadaluarsa", "daya tahan", "expired", "umur simpan"),
    "product.hs_code": ("hs", "hs code", "no hs", "nomor hs", "kode hs hs code"),
    "product.sku": ("kode produk", "kode barang", "sku"),
    "product.gtin": ("barcode", "nomor barcode", "gtin", "ean"),
    "product.certificates": (
        "no pirt halal", "pirt halal", "sertifikat", "sertifikasi", "perizinan", "legalitas", "izin", "ijin", "legalitas usaha",
        "izin edar", "no izin", "nomor izin", "sertifikat yang dimiliki", "no pirt bpom", "pirt bpom", "no izin edar",
    ),
    "product.certificates.pirt": ("pirt", "no pirt", "nomor pirt", "p irt", "no p irt", "nomor p irt", "sertifikat pirt", "spp irt"),
    "product.certificates.halal_bpjph": (
        "halal", "no halal", "nomor halal", "sertifikat halal", "no sertifikat halal", "nomor sertifikat halal",
    ),
    "product.certificates.bpom_md": ("bpom", "no bpom", "nomor bpom", "bpom md", "izin bpom"),
    "product.target_markets": ("tujuan ekspor", "pasar tujuan", "negara tujuan ekspor", "pasar ekspor"),
    "product.photos": (
        "foto", "foto produk", "unggah foto produk", "unggah foto produk maks 5", "gambar", "gambar produk", "link foto", "upload foto",
        "upload foto produk", "photo", "photos", "image", "dokumentasi", "foto produk link",
    ),
}  # fmt: skip
#: A header with one of these words holds personal data, whatever else it says.
PRIVATE_WORDS: Final = frozenset({"nik", "ktp", "npwp", "kk", "paspor", "passport"})
PRIVATE_HEADERS: Final = frozenset(
    {"nomor induk kependudukan", "no identitas", "nomor identitas", "tanggal lahir", "tempat tanggal lahir", "ttl",
     "tgl lahir", "no rekening", "nomor rekening", "rekening", "nama ibu kandung"}
)  # fmt: skip
#: Words at the end of a header that name the language of its texts.
LANGUAGE_WORDS: Final[Mapping[str, str]] = {
    "id": "id", "indonesia": "id", "en": "en", "english": "en", "inggris": "en", "eng": "en", "ms": "ms",
    "melayu": "ms", "malay": "ms", "my": "ms",
}  # fmt: skip
#: Words of a header that say the currency of its amounts.
CURRENCY_WORDS: Final[Mapping[str, str]] = {
    "rp": "IDR", "idr": "IDR", "rupiah": "IDR", "usd": "USD", "us": "USD", "dolar": "USD", "dollar": "USD",
    "rm": "MYR", "myr": "MYR", "ringgit": "MYR", "sgd": "SGD", "eur": "EUR", "euro": "EUR",
}  # fmt: skip
