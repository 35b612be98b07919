"""Codes for portals: the list of members, and what comes of asking them."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

FEDERATION_CODES: Final[tuple[Code, ...]] = (
    error(
        "federation-empty",
        (
            "Daftar anggota kosong; portal tidak punya situs untuk ditampilkan.",
            "The list of members is empty; the portal has no site to show.",
        ),
        (
            "tulis anggota di bawah members, atau hapus federation.yml bila ini bukan portal",
            "write the members under members, or remove federation.yml where this is no portal",
        ),
    ),
    error(
        "member-id",
        ('"{value}" bukan id anggota.', '"{value}" is no id of a member.'),
        (
            "pakai huruf kecil, angka, dan tanda hubung, misalnya id: sampang",
            "use small letters, digits and hyphens, for example id: sampang",
        ),
    ),
    error(
        "member-address",
        (
            '"{value}" bukan alamat situs yang dapat ditanyai dari portal.',
            '"{value}" is not the address of a site that a portal can ask.',
        ),
        (
            "tulis alamat beranda lengkap dengan https, misalnya url: https://sampang.github.io/katalog/",
            "write the address of its home page in full, with https, for example "
            "url: https://sampang.github.io/catalogue/",
        ),
    ),
    error(
        "member-address-without-slash",
        (
            'Alamat "{value}" tidak berakhir dengan garis miring; halaman di bawahnya tidak akan ditemukan.',
            'The address "{value}" does not end with a slash; the pages below it would not be found.',
        ),
        ("tulis {value}/", "write {value}/"),
    ),
    error(
        "member-twice",
        ('"{value}" sudah dipakai anggota lain.', '"{value}" stands for another member already.'),
        (
            "setiap anggota punya id dan alamat sendiri; hapus yang dobel",
            "each member has an id and an address of its own; remove the double one",
        ),
    ),
    error(
        "member-regency",
        ('"{value}" bukan kabupaten yang dikenal.', '"{value}" is not a known regency.'),
        ("pilihan: {choices}", "the choices: {choices}"),
    ),
    warning(
        "member-unreachable",
        (
            "Situs {value} tidak menjawab ({reason}); portal tetap menampilkan daftar terakhir yang baik.",
            "The site {value} does not answer ({reason}); the portal goes on showing its last good lists.",
        ),
        (
            "buka alamatnya di peramban; bila situs pindah, perbaiki url di federation.yml",
            "open the address in a browser; if the site has moved, mend url in federation.yml",
        ),
    ),
    warning(
        "member-newer",
        (
            'Situs "{value}" dibuat dengan versi yang lebih baru (format {theirs}; portal ini mengenal sampai {ours}). '
            "Daftar terakhir yang baik tetap tampil.",
            'The site "{value}" was made by a newer version (form {theirs}; this portal knows up to {ours}). '
            "Its last good lists stay.",
        ),
        (
            "perbarui program pembuat portal ini, lalu jalankan catalogue federation check --write",
            "update the generator of this portal, then run catalogue federation check --write",
        ),
    ),
    warning(
        "member-answer",
        (
            "{value} bukan ringkasan situs katalog (bagian {part}); daftar terakhir yang baik tetap tampil.",
            "{value} is not the summary of a catalogue's site (part {part}); the last good lists stay.",
        ),
        (
            "alamatnya harus beranda situs yang dibuat program ini; situs lama perlu diterbitkan ulang sekali",
            "the address must be the home of a site made by this program; an old one has to be published once more",
        ),
    ),
    warning(
        "member-answer-kept",
        (
            'Daftar tersimpan dari "{value}" tidak dapat dibaca, jadi portal menampilkannya tanpa daftar.',
            'The lists kept of "{value}" cannot be read, so the portal shows it without any.',
        ),
        (
            "jalankan catalogue federation check --write untuk mengambilnya lagi",
            "run catalogue federation check --write to fetch them anew",
        ),
    ),
    warning(
        "member-not-shared",
        (
            'Host situs "{value}" tidak mengizinkan situs lain membaca datanya; pencarian dari portal melewatinya.',
            'The host of the site "{value}" lets no other site read its data; a search from the portal leaves it out.',
        ),
        (
            "host harus mengirim Access-Control-Allow-Origin: * untuk site.json, search/, dan pagefind/; "
            "di Netlify dan Cloudflare berkas _headers situs sudah melakukannya",
            "the host has to send Access-Control-Allow-Origin: * for site.json, search/ and pagefind/; "
            "on Netlify and Cloudflare the site's _headers file does",
        ),
    ),
)
