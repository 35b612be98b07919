"""Codes for what stands between a finished catalogue and the public: addresses, hosts, settings of the site."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

PUBLISHING_CODES: Final[tuple[Code, ...]] = (
    error(
        "address-lost",
        (
            "Alamat {value} pernah diterbitkan, tetapi tidak ada lagi halamannya.",
            "The address {value} was published, but no page stands there any more.",
        ),
        (
            "kembalikan datanya dengan status: archived, atau tulis id lamanya di aliases data penggantinya; "
            "produsen yang menarik persetujuannya: kembalikan datanya dengan consent.publish: false",
            "bring the record back with status: archived, or write its former id in the aliases of what replaces it; "
            "a producer who withdrew consent: bring the record back with consent.publish: false",
        ),
    ),
    error(
        "ledger-edited",
        (
            "Daftar alamat ini diubah dengan tangan; alamat yang pernah dicetak bisa hilang.",
            "This list of addresses was edited by hand; addresses that were printed could be lost.",
        ),
        (
            "kembalikan dengan: git checkout addresses.txt, lalu catalogue addresses --write",
            "restore it with: git checkout addresses.txt, then catalogue addresses --write",
        ),
    ),
    error(
        "ledger-not-an-address",
        ('"{value}" bukan alamat halaman.', '"{value}" is not the address of a page.'),
        (
            "hapus baris itu, lalu jalankan catalogue addresses --write",
            "remove the line, then run catalogue addresses --write",
        ),
    ),
    error(
        "site-address-unset",
        (
            "Alamat situs masih contoh ({value}).",
            "The site's address is still the example ({value}).",
        ),
        (
            "tulis alamat Anda di site_url pada mkdocs.yml, misalnya https://nama.github.io/katalog/",
            "write your own in site_url of mkdocs.yml, for example https://name.github.io/catalogue/",
        ),
    ),
    warning(
        "site-address-insecure",
        (
            "Alamat situs dimulai dengan http; tanpa https situs tidak dapat dibaca luring, dan peramban memberi "
            "peringatan.",
            "The site's address begins with http; without https it cannot be read offline, and browsers warn of it.",
        ),
        (
            "host gratis menyediakan https; tulis {value}",
            "free hosts offer https; write {value}",
        ),
    ),
    error(
        "reference-missing",
        (
            "Berkas {file} tidak ada; situs tidak dapat dibangun tanpanya.",
            "The file {file} is not there; the site cannot be built without it.",
        ),
        (
            "kembalikan dari git, atau salin dari rilis pembangkit",
            "bring it back from git, or copy it from the generator's release",
        ),
    ),
    error(
        "site-setting-missing",
        (
            "{part} belum ada di reference/site.yml; setiap halaman memerlukannya.",
            "{part} is missing from reference/site.yml; every page needs it.",
        ),
        (
            "periksa ejaan dan indentasinya; bentuknya seperti berkas contoh dari pembangkit, dengan id, en, dan ms",
            "check its spelling and its indentation; its form is that of the generator's own file, with id, en and ms",
        ),
    ),
    error(
        "site-contact-sample",
        (
            "Kontak program masih contoh; pertanyaan pembeli tidak akan sampai ke siapa pun.",
            "The programme's contact is still the sample; buyers' questions would reach nobody.",
        ),
        (
            "isi contact di reference/site.yml dengan nomor dan surel Anda, lalu tulis sample_contact: false",
            "put your own number and e-mail in contact of reference/site.yml, then write sample_contact: false",
        ),
    ),
    warning(
        "site-shows-samples",
        (
            "Situs masih menampilkan {count} data rekaan.",
            "The site still shows {count} fictitious records.",
        ),
        (
            "bangun dengan --no-samples, atau hapus folder contohnya",
            "build with --no-samples, or remove the samples' folders",
        ),
    ),
    warning(
        "site-without-ledger",
        (
            "Belum ada daftar alamat yang diterbitkan.",
            "There is no list of published addresses yet.",
        ),
        (
            "setelah penerbitan pertama jalankan: catalogue addresses --write, lalu simpan addresses.txt di git",
            "after the first publication run: catalogue addresses --write, and keep addresses.txt in git",
        ),
    ),
    error(
        "host-files-disagree",
        (
            "{file} menyebut {value}, tetapi alamat situs adalah {address}.",
            "{file} says {value}, but the site's address is {address}.",
        ),
        ("samakan keduanya", "make the two agree"),
    ),
    error(
        "host-folder-disagrees",
        (
            "{file} menerbitkan folder {value}, tetapi situs dibangun di folder {folder}.",
            "{file} publishes the folder {value}, but the site is built in the folder {folder}.",
        ),
        ("tulis {folder} di {file}", "write {folder} in {file}"),
    ),
    error(
        "site-over-budget",
        ("Situs terlalu besar. {message}", "The site is too large. {message}"),
        (
            "situs yang lama tetap tayang sampai ini diperbaiki",
            "the old site stays up until this is mended",
        ),
    ),
    error(
        "edition-too-large",
        (
            "Edisi luring memuat paling banyak {limit} produk; katalog ini menampilkan {count}.",
            "An offline edition holds {limit} products at most; this catalogue shows {count}.",
        ),
        (
            "buat edisi per koleksi (di folder usb): catalogue export pack <id koleksi>",
            "make editions of collections (in their folder usb): catalogue export pack <collection id>",
        ),
    ),
)
