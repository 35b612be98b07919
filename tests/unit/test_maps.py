"""The map: its own outlines, far islands in boxes, and no place more exact than its district."""

from __future__ import annotations

import re

import pytest
from catalogue.pages.maps import MAP_FILE, MAP_SIZE, draw_map, map_files, map_view, spot_of
from pages_content import jobs, make_site, producer_record, product_record, render, vocabulary

FAR = {"35.29.23": (402, 150), "35.29.24": (474, 150), "35.29.25": (474, 150), "35.29.27": (474, 150)}


def numbers(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)]


def test_every_outline_lies_on_the_map_and_the_file_is_small() -> None:
    drawn = draw_map(vocabulary().outline).decode()
    assert len(drawn) < 6_000
    paths = dict(re.findall(r'<path id="(\w+)" d="([^"]+)"/>', drawn))
    assert list(paths) == [*vocabulary().regencies, "frames"]
    for key, path in paths.items():
        points = numbers(path)
        assert points, key
        assert all(0 <= x <= MAP_SIZE[0] and 0 <= y <= MAP_SIZE[1] for x, y in points), key
    boxes = re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)", paths["frames"])
    assert len(boxes) == 2
    for left, top, width, height in boxes:
        assert float(left) + float(width) < MAP_SIZE[0]
        assert float(top) + float(height) < MAP_SIZE[1]


def test_every_district_has_its_dot_and_far_ones_stand_in_a_box() -> None:
    for code in vocabulary().districts:
        spot = spot_of(vocabulary(), code)
        assert spot is not None, code
        assert 0 < spot.x < MAP_SIZE[0], code
        left, top = FAR.get(code, (0, 0))
        assert spot.x > left, code
        assert (spot.y > 145) == (code in FAR), code
        assert spot.y > top, code


@pytest.mark.parametrize("district", [None, "", "99.99.99"])
def test_without_a_known_district_only_the_regency_is_marked(district: str | None) -> None:
    made = map_view(vocabulary(), "Map", "sampang", district)
    assert (made.here, made.spot) == ("sampang", None)


def test_an_island_outside_the_map_stops_the_build() -> None:
    with pytest.raises(ValueError, match="no part of the map"):
        draw_map({"regencies": {"sumenep": [[[100.0, -7.0], [100.1, -7.0], [100.0, -7.1]]]}})


def test_west_is_left_and_north_is_up() -> None:
    west, east = spot_of(vocabulary(), "35.26.01"), spot_of(vocabulary(), "35.29.01")
    north, south = spot_of(vocabulary(), "35.28.13"), spot_of(vocabulary(), "35.28.02")
    assert west and east and west.x < east.x
    assert north and south and north.y < south.y


def test_the_file_is_made_once_and_keyed_by_the_vocabulary() -> None:
    ((path, make),) = map_files(vocabulary()).items()
    assert path == MAP_FILE
    assert make() == make()


def test_a_village_is_never_more_exact_than_its_district() -> None:
    pages = []
    for village in (None, "Klampar"):
        place = {"regency": "pamekasan", "district": "35.28.05"} | ({"village": village} if village else {})
        made = make_site((product_record(),), (producer_record(location=place),))
        html = render(jobs(made)["producers/warung/", "en"].make())
        pages.append(re.findall(r"<svg.*?</svg>", html, re.DOTALL))
    assert pages[0] == pages[1]
    assert '<use class="here" href="../../map/madura.svg#pamekasan"/>' in pages[0][0]
    assert 'aria-label="Map of Madura: Proppo, Pamekasan"' in pages[0][0]
    assert pages[0][0].count("<circle") == 1
