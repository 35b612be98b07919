"""The tables of sizes."""

import pytest
from catalogue.media.plan import AVIF_QUALITY, PHONE_BYTES, Rendition, plan_photo, plan_renditions, recipe


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), [(800, 600), (1600, 1200)]),
        ((3000, 4000), [(800, 1067), (1600, 2133)]),
        ((1600, 1200), [(800, 600), (1600, 1200)]),
        ((1601, 1200), [(800, 600), (1600, 1199)]),
        ((1200, 1600), [(800, 1067), (1200, 1600)]),
        ((1000, 500), [(800, 400), (1000, 500)]),
        ((999, 500), [(999, 500)]),
        ((800, 600), [(800, 600)]),
        ((640, 480), [(640, 480)]),
        ((1, 1), [(1, 1)]),
        ((20000, 3), [(800, 1), (1600, 1)]),
    ],
)
def test_show_keeps_the_aspect_and_never_enlarges(size, expected):
    plan = plan_renditions(*size, "show")
    assert [(each.width_px, each.height_px) for each in plan] == expected
    assert all(each.format == "avif" and not each.crop for each in plan)
    assert [each.max_bytes for each in plan] == [PHONE_BYTES, None][: len(plan)]


@pytest.mark.parametrize(("size", "edge"), [((4000, 3000), 480), ((600, 4000), 480), ((500, 300), 300), ((1, 9), 1)])
def test_card_is_one_square(size, edge):
    assert plan_renditions(*size, "card") == (Rendition(edge, edge, "avif", AVIF_QUALITY, crop=True),)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (1200, 900)),
        ((3000, 4000), (900, 1200)),
        ((700, 500), (700, 500)),
        ((9000, 3), (1200, 1)),
    ],
)
def test_share_is_one_jpeg_with_a_long_edge_of_1200(size, expected):
    assert plan_renditions(*size, "share") == (Rendition(*expected, "jpeg", 80, crop=False),)


def test_a_product_of_three_photos_has_eight_picture_files():
    photos = [plan_photo(4000, 3000, cover=cover) for cover in (True, False, False)]
    assert sum(map(len, photos)) == 8
    assert [each.tag for each in photos[0]] == ["w800.avif", "w1600.avif", "c480.avif", "w1200.jpg"]
    assert [each.tag for each in photos[1]] == ["w800.avif", "w1600.avif"]


def test_the_recipe_tells_a_cover_from_another_photo():
    assert recipe(cover=True) != recipe(cover=False)
    assert "w800+1600 avif q45" in recipe(cover=False)
