"""Each report over a few records: who is counted, who is named, what is due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from catalogue.readiness import Board
from catalogue.records.texts import localised_texts
from catalogue.reports import Report, ReportName, make_reports
from catalogue.reports.capacity import capacity
from catalogue.reports.certificates import certificates
from catalogue.reports.facilitation import facilitation
from catalogue.reports.inventory import inventory
from catalogue.reports.photos import photos
from catalogue.reports.readiness import readiness
from catalogue.reports.translations import translations
from catalogue.tables import Cell, Table
from filled import filled
from pages_content import REPO, product_record
from report_content import TODAY, catalogue


def table(report: Report, name: str) -> Table:
    return next(table for table in report.tables if table.name == name)


def rows(report: Report, name: str) -> tuple[tuple[Cell, ...], ...]:
    return table(report, name).rows


def figures(report: Report) -> dict[str, str]:
    return {figure.label: figure.value for figure in report.figures}


def test_inventory_counts_what_is_published_or_paused() -> None:
    report = inventory(catalogue())
    assert figures(report) == {
        "produk": "4",
        "produsen": "3",
        "sedang tidak menerima pesanan": "1",
        "setahun tidak diperbarui": "2",
    }
    assert rows(report, "Kabupaten") == (
        ("Bangkalan", 0, 0, 0, 0, 0),
        ("Sampang", 2, 2, 1, 2, 0),
        ("Pamekasan", 2, 1, 1, 0, 1),
        ("Sumenep", 0, 0, 0, 0, 0),
    )


def test_inventory_by_district_names_no_place_without_consent() -> None:
    assert rows(inventory(catalogue()), "Kecamatan") == (
        ("Pamekasan", "35.28.09", "Pakong", 1, 2),
        ("Sampang", "35.27.03", "Sampang", 1, 1),
        ("Sampang", None, "melalui program", 1, 1),
    )


def test_inventory_by_chapter_has_the_names_of_chapters() -> None:
    assert rows(inventory(catalogue()), "Bab HS") == (
        ("09", "Kopi, teh, rempah", 1, 1),
        ("16", "Olahan daging dan ikan", 1, 1),
        ("21", "Olahan makanan lain", 1, 1),
        ("52", "Kapas", 1, 1),
    )


def test_records_grow_old_after_a_year_and_a_producer_without_consent_is_not_named() -> None:
    assert rows(inventory(catalogue()), "Perlu diperbarui") == (
        ("produsen", None, "melalui program, Sampang", date(2024, 1, 1), 1055),
        ("produk", "batik-lama", "Kopi batik-lama", date(2025, 11, 20), 366),
    )
    assert len(rows(inventory(catalogue(date(2026, 11, 20))), "Perlu diperbarui")) == 1


def test_certificates_that_end_within_90_days_with_whom_to_call() -> None:
    report = certificates(catalogue())
    assert report.internal
    assert figures(report) == {
        "berakhir dalam 30 hari": "3",
        "berakhir dalam 90 hari": "4",
        "sudah berakhir": "1",
        "produk tanpa sertifikat berlaku": "2",
    }
    found = [(row[2], row[1], row[3], row[4], row[6], row[8]) for row in rows(report, "Segera berakhir")]
    assert found == [
        ("FDA FFR", 0, None, "teri", "Kelompok Laut", "6281234567801"),
        ("Halal", 30, None, "sambal", "melalui program", None),
        ("Halal", 30, "ID35110000214820399", "teri", "Kelompok Laut", "6281234567801"),
        ("P-IRT", 90, "P-IRT 2063527000000-27", "teri", "Kelompok Laut", "6281234567801"),
    ]
    assert [(row[2], row[1]) for row in rows(report, "Sudah berakhir")] == [("HACCP", 1)]


def test_a_certificate_that_ends_today_is_held_and_has_ended_tomorrow() -> None:
    tomorrow = certificates(catalogue(date(2026, 11, 22)))
    assert ("FDA FFR", 1) in [(row[2], row[1]) for row in rows(tomorrow, "Sudah berakhir")]


def test_photos_say_what_to_make() -> None:
    report = photos(catalogue())
    row = next(row for row in rows(report, "Foto") if row[0] == "teri")
    assert row[3:] == (
        2,
        "dekat, pembuatan, saat dipakai",
        1600,
        "id, ms",
        1,
        "foto dekat, keterangan id/ms, nama pemotret",
    )
    assert figures(report)["produk tanpa foto kemasan"] == "3"
    assert sum(report.charts[0].bars[0].parts) == 4  # type: ignore[union-attr]


def test_translations_name_the_fields_that_are_missing() -> None:
    report = translations(catalogue())
    found = {(row[1], row[3]): row[5] for row in rows(report, "Teks yang belum ada")}
    assert found == {
        ("teri", "Melayu"): "name, photos[1].alt",
        ("teri", "Indonesia"): "photos[1].alt",
    }
    by_language = {row[0]: row[1:4] for row in rows(report, "Bahasa")}
    assert by_language["Inggris"][2] == 0
    assert by_language["Melayu"][2] == 2


def test_every_localised_text_of_a_record_is_found() -> None:
    from catalogue.records import Product

    text = {"id": "a"}
    record = filled(Product, product_record(food={"ingredients": text}, variants=[{"name": text}], story=text))
    paths = [entry.path for entry in localised_texts(record)]
    assert paths == ["name", "summary", "description", "story", "photos[0].alt", "variants[0].name", "food.ingredients"]


def test_capacity_adds_up_within_a_chapter_and_weighs_packs() -> None:
    report = capacity(catalogue())
    assert rows(report, "Kapasitas per bab HS") == (
        ("16", "Olahan daging dan ikan", "kilogram", Decimal(25), Decimal(300)),
        ("21", "Olahan makanan lain", "bungkus", Decimal(1000), Decimal(12000)),
        ("52", "Kapas", "buah", Decimal(20), Decimal(240)),
    )
    assert figures(report)["produk yang menerima pesanan"] == "3"
    assert [row[1] for row in rows(report, "Kapasitas per produk")] == ["teri", "sambal", "batik-lama"]


def test_readiness_agrees_with_the_engine() -> None:
    records = catalogue()
    board = Board(records)
    report = readiness(records, board)
    by_code = {str(row[0]): row for row in rows(report, "Pasar")}
    assert list(by_code) == list(records.vocabulary.markets)
    for code, pairs in board.by_market.items():
        states = [found.state for _, found in pairs]
        expected = tuple(states.count(state) for state in ("ready", "nearly", "not_ready", "unknown"))
        assert by_code[code][2:6] == expected
        missing = [verdict.requirement for _, found in pairs for verdict in found.open]
        assert by_code[code][7] == (max(missing.count(one) for one in missing) if missing else None)


def test_readiness_lists_the_one_step_of_products_that_are_nearly_ready() -> None:
    records = catalogue()
    board = Board(records)
    expected = {
        (product.id, found.step.rule.requirement.label["id"])
        for pairs in board.by_market.values()
        for product, found in pairs
        if found.step is not None
    }
    assert expected
    assert {(row[0], row[4]) for row in rows(readiness(records, board), "Kurang satu langkah")} == expected


def test_readiness_says_that_it_is_no_legal_advice_and_when_rules_were_checked() -> None:
    records = catalogue()
    note = readiness(records, Board(records)).notes[0]
    assert "bukan nasihat hukum" in note
    assert str(records.vocabulary.rules.checked_on.year) in note


def test_facilitation_lists_who_lacks_what() -> None:
    records = catalogue()
    report = facilitation(records, Board(records))
    assert report.internal
    assert {row[0]: row[2] for row in rows(report, "Uji gizi")} == {
        "teri": "dalam proses",
        "sambal": "belum ada",
        "kopi-jeda": "belum ada",
    }
    assert "teri" not in {row[0] for row in rows(report, "Halal")}
    assert "batik-lama" in {row[0] for row in rows(report, "SNI")}
    assert rows(report, "Kemasan") == (
        (
            "teri",
            "Teri Renyah",
            "perlu pembinaan",
            date(2026, 8, 12),
            "Label belum lengkap",
            "Kelompok Laut",
            "Sampang",
            "6281234567801",
        ),
    )
    assert {row[0]: row[2] for row in rows(report, "4K+1A")} == {
        "teri": "dalam pembinaan",
        "sambal": "belum dikurasi",
        "kopi-jeda": "belum dikurasi",
        "batik-lama": "belum dikurasi",
    }


def test_facilitation_puts_first_what_opens_a_market_at_once() -> None:
    records = catalogue()
    opened = [
        len(str(row[3]).split(", ")) if row[3] else 0 for row in rows(facilitation(records, Board(records)), "Halal")
    ]
    assert opened == sorted(opened, reverse=True)


@pytest.mark.parametrize("name", ReportName)
def test_no_report_names_who_did_not_agree_nor_a_number_kept_closed(name: ReportName) -> None:
    (report,) = make_reports([name], catalogue(), REPO / "tests" / "fixtures" / "catalogue")
    text = repr(report)
    for secret in ("Nama Rahasia", "'diam'", "6281234567802", "6281234567803", "35.27.08", "19283746501"):
        assert secret not in text
    assert report.internal or "6281234567801" not in text


def test_sheets_of_all_reports_have_different_names() -> None:
    names = [table.name for report in make_reports(list(ReportName), catalogue(), REPO) for table in report.tables]
    assert len(set(names)) == len(names)


def test_reports_of_nothing() -> None:
    from pages_content import make_site

    empty = make_site((), (), (), TODAY).catalogue
    for report in make_reports(list(ReportName)[:-1], empty, REPO):
        assert report.title
        assert report.tables
