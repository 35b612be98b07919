"""What holds for the plan of a photo of any size."""

from itertools import pairwise

from catalogue.media.plan import plan_photo, plan_renditions
from hypothesis import given
from hypothesis import strategies as st

edges = st.integers(min_value=1, max_value=50_000)


@given(edges, edges, st.booleans())
def test_nothing_is_enlarged(width, height, cover):
    for each in plan_photo(width, height, cover=cover):
        assert 1 <= each.width_px <= width
        assert 1 <= each.height_px <= height


@given(edges, edges)
def test_the_aspect_is_kept_within_a_pixel(width, height):
    for each in plan_renditions(width, height, "show"):
        assert abs(each.height_px - each.width_px * height / width) <= 1
    (share,) = plan_renditions(width, height, "share")
    long_px = max(share.width_px, share.height_px)
    assert long_px == min(max(width, height), 1200)
    assert abs(min(share.width_px, share.height_px) - long_px * min(width, height) / max(width, height)) <= 1


@given(edges, edges)
def test_show_ascends_to_the_largest_useful_width(width, height):
    widths = [each.width_px for each in plan_renditions(width, height, "show")]
    assert widths == sorted(set(widths))
    assert widths[-1] == min(width, 1600)
    assert all(small * 5 <= large * 4 for small, large in pairwise(widths))


@given(edges, edges)
def test_cards_are_squares(width, height):
    for each in plan_renditions(width, height, "card"):
        assert each.crop
        assert each.width_px == each.height_px == min(width, height, 480)


@given(edges, edges)
def test_tags_are_unique_within_a_photo(width, height):
    tags = [each.tag for each in plan_photo(width, height, cover=True)]
    assert len(tags) == len(set(tags))
