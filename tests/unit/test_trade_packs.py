"""Trade facts for scripts: what is in them, what must never be, and what a change makes anew."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from browser_rules import run
from catalogue.pages.base import SiteContext
from catalogue.pages.shared import Shared
from catalogue.trade_packs import PRODUCTS_PER_SHARD, shard_count, shard_of, trade_files
from pages_content import make_site, producer_record, product_record

BUDGET_BYTES = 25_000
SECRET = producer_record(
    "rumah-rahasia",
    name="Rumah Rahasia",
    legal_name="CV Rahasia Sekali",
    brand="Merek Rahasia",
    location={"regency": "sampang", "district": "35.27.08", "village": "Desa Rahasia"},
    contact={"whatsapp": "+6281999999999", "email": "rahasia@example.org"},
    consent={"publish": False},
    nib="9999999999999",
)


def contents(site: SiteContext, cache: Path) -> dict[str, Any]:
    return {path: json.loads(file.read_bytes()) for path, file in trade_files(Shared(site), cache).items()}


def facts(site: SiteContext, cache: Path) -> dict[str, Any]:
    """Every product of every shard."""
    made = contents(site, cache)
    shards = made["trade/index.json"]["shards"]
    return {key: entry for place in range(shards) for key, entry in made[f"trade/{place}.json"].items()}


def test_the_facts_of_a_product(tmp_path: Path) -> None:
    record = product_record(
        packaging={"net_weight_g": "250", "carton": {"units": 24, "net_kg": "6", "gross_kg": "6.9"}},
        sample={"available": True, "cost": "5", "currency": "USD", "lead_time_days": 7},
        customization={"private_label": False},
        certificates=[
            {"type": "nib", "status": "issued", "number": "1234567890123"},
            {"type": "halal_bpjph", "status": "in_progress"},
        ],
        incoterms=["FOB"],
        ports=["IDSUB"],
    )
    site = make_site((record,), (producer_record(),))
    assert facts(site, tmp_path)["kopi"] == {
        "name": {"en": "Coffee kopi", "id": "Kopi kopi", "ms": "Kopi kopi ms"},
        "category": "coffee",
        "regency": "pamekasan",
        "maker": {"id": "warung", "name": "Nama warung", "page": True},
        "reach": {"whatsapp": "+6281234500000", "email": "warung@example.org"},
        "moq": [200, "pack"],
        "capacity": [1000, "pack"],
        "lead": [14, 21],
        "price": {"currency": "USD", "per": "pack", "incoterm": "FOB", "amounts": [2.3, 3.1]},
        "incoterms": ["FOB"],
        "ports": ["IDSUB"],
        "weight": 250,
        "carton": {"units": 24, "net": 6, "gross": 6.9},
        "sample": {"available": True, "cost": 5, "days": 7, "currency": "USD"},
        "label": False,
        "certificates": ["nib"],
        "hs": "0901.21",
        "picture": "media/kopi-main-c480.avif",
    }


def test_nothing_of_a_producer_without_consent_is_in_any_file(tmp_path: Path) -> None:
    site = make_site((product_record(producer="rumah-rahasia"), product_record("teh")), (SECRET, producer_record()))
    everything = " ".join(file.read_text(encoding="utf-8") for file in trade_files(Shared(site), tmp_path).values())
    for trace in ("rahasia", "81999999999", "9999999999999", "35.27.08", "Tambelangan"):
        assert trace.casefold() not in everything.casefold(), trace
    entry = facts(site, tmp_path)["kopi"]
    assert entry["regency"] == "sampang"
    assert not {"maker", "reach"} & entry.keys()


def test_consent_names_the_producer_in_facts_and_capacities(tmp_path: Path) -> None:
    shown = {**SECRET, "consent": {"publish": True}}
    made = contents(make_site((product_record(producer="rumah-rahasia"),), (shown,)), tmp_path)
    assert made["trade/0.json"]["kopi"]["maker"]["name"] == "Rumah Rahasia"
    assert made["trade/capacity/coffee.json"][0]["maker"] == "rumah-rahasia"


def test_a_producer_who_chose_the_programme_is_named_but_not_reached(tmp_path: Path) -> None:
    quiet = producer_record(contact={"whatsapp": "+6281234500000", "channel": "programme"})
    entry = facts(make_site((product_record(),), (quiet,)), tmp_path)["kopi"]
    assert entry["maker"]["name"] == "Nama warung"
    assert "reach" not in entry


def test_a_price_that_ran_out_and_one_on_request_are_left_out(tmp_path: Path) -> None:
    old = {"mode": "fixed", "currency": "USD", "amount": "2", "per": "pack", "valid_until": "2026-11-20"}
    site = make_site(
        (product_record(price=old), product_record("teh", price={"mode": "on_request"})), (producer_record(),)
    )
    assert all("price" not in entry for entry in facts(site, tmp_path).values())


def test_paused_products_say_so_and_cannot_be_pooled_archived_ones_are_gone(tmp_path: Path) -> None:
    goods = (product_record("teh", status="paused"), product_record("gula", status="archived"), product_record())
    made = contents(make_site(goods, (producer_record(),)), tmp_path)
    assert made["trade/0.json"]["teh"]["status"] == "paused"
    assert "gula" not in made["trade/0.json"]
    assert [entry["id"] for entry in made["trade/capacity/coffee.json"]] == ["kopi"]


def test_a_former_id_leads_to_the_product(tmp_path: Path) -> None:
    site = make_site((product_record(aliases=["kopi-lama"]),), (producer_record(),))
    assert facts(site, tmp_path)["kopi-lama"] == {"moved": "kopi"}


def test_shards_are_the_same_in_the_browser() -> None:
    ids = [f"kopi-{number}" for number in range(200)] + ["a", "kain-batik-gentongan", "x" * 80]
    assert run("trade-data.js", "given.map((id) => m.shardOf(id, 157))", ids) == [shard_of(key, 157) for key in ids]


def test_every_product_stands_in_its_own_shard_and_shards_stay_small(tmp_path: Path) -> None:
    packed = {"net_weight_g": "250", "carton": {"units": 24, "length_cm": "45", "width_cm": "33", "height_cm": "30"}}
    goods = [
        product_record(f"kopi-{n}", producer=f"warung-{n}", hs_code=f"0901{n % 90 + 10}", packaging=packed)
        for n in range(640)
    ]
    site = make_site(goods, [producer_record(f"warung-{n}") for n in range(640)])
    files = trade_files(Shared(site), tmp_path)
    count = shard_count(site.catalogue)
    assert count == 640 // PRODUCTS_PER_SHARD
    seen = [(key, place) for place in range(count) for key in json.loads(files[f"trade/{place}.json"].read_bytes())]
    assert len(seen) == 640
    assert all(shard_of(key, count) == place for key, place in seen)
    sizes = {path: len(gzip.compress(file.read_bytes(), mtime=0)) for path, file in files.items()}
    assert max(sizes.values()) <= BUDGET_BYTES, sizes


def test_equal_content_gives_equal_files_and_a_change_touches_one_shard(tmp_path: Path) -> None:
    goods = [product_record(f"kopi-{n}") for n in range(200)]
    first = trade_files(Shared(make_site(goods, (producer_record(),))), tmp_path / "a")
    again = trade_files(Shared(make_site(reversed(goods), (producer_record(),))), tmp_path / "b")
    assert {path: file.read_bytes() for path, file in first.items()} == {
        path: file.read_bytes() for path, file in again.items()
    }
    before = {path: file.read_bytes() for path, file in first.items()}
    goods[7] = product_record("kopi-7", moq={"value": "50", "unit": "pack"})
    after = trade_files(Shared(make_site(goods, (producer_record(),))), tmp_path / "a")
    changed = {path for path, file in after.items() if before[path] != file.read_bytes()}
    place = shard_of("kopi-7", 4)
    assert changed == {"trade/index.json", f"trade/{place}.json", "trade/capacity/coffee.json"}


def test_an_empty_catalogue_has_a_manifest_and_one_empty_shard(tmp_path: Path) -> None:
    made = contents(make_site(), tmp_path)
    assert made["trade/0.json"] == {}
    assert made["trade/index.json"]["shards"] == 1


@pytest.mark.parametrize("language", ["en", "id", "ms"])
def test_the_manifest_has_every_word_in_every_language(tmp_path: Path, language: str) -> None:
    site = make_site((product_record(),), (producer_record(),))
    manifest = contents(site, tmp_path)["trade/index.json"]
    vocabulary = Shared(site).catalogue.vocabulary
    assert set(manifest["units"]) == set(vocabulary.units)
    assert all(unit["label"][language] and unit["plural"][language] for unit in manifest["units"].values())
    assert all(label[language] for label in manifest["certificates"].values())
    assert manifest["address"] == "https://example.org/repo/"
    assert manifest["programme"]["email"] == vocabulary.site["contact"]["email"]
