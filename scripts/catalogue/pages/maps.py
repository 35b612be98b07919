"""The map of Madura: drawn by us from simplified outlines, with the far islands in insets and no tiles of anyone.

One file holds the outlines of all four regencies; pages refer to it with `<use>`, so a browser fetches it once, and
the page's own styles colour it on light and dark screens and on paper. A place is never more exact than the point of
its district, which says nothing of a village or a house.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from catalogue.vocabulary import Vocabulary

#: Site path of the outlines.
MAP_FILE: Final = "map/madura.svg"
#: Width and height of the map in its own units; the templates' `viewBox`.
MAP_SIZE: Final = (620, 238)

#: A degree of longitude is shorter than one of latitude by this at 7° south; over so small an area that is all.
_COS_LATITUDE: Final = 0.9925


class _Window(NamedTuple):
    """A part of the map: what it shows (degrees) and where it lies and how large (units of the map).

    Attributes:
        west: longitude of its left edge.
        east: longitude of its right edge.
        north: latitude of its top edge.
        south: latitude of its bottom edge.
        left: of the part on the map.
        top: of the part on the map.
        scale: units for a degree of latitude.
    """

    west: float
    east: float
    north: float
    south: float
    left: float
    top: float
    scale: float

    def holds(self, lat: float, lng: float) -> bool:
        """Whether a point lies in it."""
        return self.west <= lng <= self.east and self.south <= lat <= self.north

    def at(self, lat: float, lng: float) -> tuple[float, float]:
        """A point on the map, to a tenth of a unit."""
        x = self.left + (lng - self.west) * _COS_LATITUDE * self.scale
        y = self.top + (self.north - lat) * self.scale
        return round(x, 1), round(y, 1)

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, top, width and height on the map."""
        x, y = self.at(self.south, self.east)
        return self.left, self.top, round(x - self.left, 1), round(y - self.top, 1)


#: The island with Sapudi and Raas, then the two groups far out at sea: they would make the rest three times smaller.
_MAIN: Final = _Window(112.64, 114.66, -6.82, -7.27, 3, 3, 306)
_KANGEAN: Final = _Window(115.15, 115.95, -6.78, -7.25, 474, 150, 180)
_MASALEMBU: Final = _Window(114.34, 114.66, -4.98, -5.65, 402, 150, 122)
_WINDOWS: Final = (_MAIN, _KANGEAN, _MASALEMBU)
_INSETS: Final = (_KANGEAN, _MASALEMBU)


class Spot(NamedTuple):
    """A point on the map, in its units."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapView:
    """A map for a template.

    Attributes:
        file: site path of the outlines.
        size: width and height of the `viewBox`.
        regencies: ids of all regencies, from west to east.
        here: id of the regency that is marked, or empty.
        spot: the dot of a district, or None.
        label: what the map shows, in words.
    """

    file: str
    size: tuple[int, int]
    regencies: tuple[str, ...]
    here: str
    spot: Spot | None
    label: str


def map_view(vocabulary: Vocabulary, label: str, here: str = "", district: str | None = None) -> MapView:
    """The map of all regencies, with one of them or one district marked.

    Args:
        vocabulary: regencies and districts.
        label: what the map shows, in words.
        here: id of the regency to mark, or empty.
        district: code of the district to mark, or None.
    """
    return MapView(MAP_FILE, MAP_SIZE, tuple(vocabulary.regencies), here, spot_of(vocabulary, district), label)


def spot_of(vocabulary: Vocabulary, district: str | None) -> Spot | None:
    """Where the dot of a district stands, or None for a district that is not known or lies outside the map."""
    found = vocabulary.districts.get(district or "")
    if found is None:
        return None
    window = next((window for window in _WINDOWS if window.holds(found.lat, found.lng)), None)
    return Spot(*window.at(found.lat, found.lng)) if window else None


def map_files(vocabulary: Vocabulary) -> dict[str, Callable[[], bytes]]:
    """Site path to how the map's file is made; it depends on the vocabulary only."""
    return {MAP_FILE: lambda: draw_map(vocabulary.outline)}


def draw_map(outline: Any) -> bytes:
    """The outlines as symbols: one for each regency, named by its id, and `frames` around the insets.

    Args:
        outline: `reference/madura_outline.json`: regency id to rings of [longitude, latitude].

    Raises:
        ValueError: an island lies outside every part of the map.
    """
    paths = [f'<path id="{key}" d="{_path(rings)}"/>' for key, rings in outline["regencies"].items()]
    frames = "".join(f"M{x:g} {y:g}h{w:g}v{h:g}h{-w:g}z" for x, y, w, h in (inset.frame for inset in _INSETS))
    width, height = MAP_SIZE
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">',
        *paths,
        f'<path id="frames" d="{frames}"/>',
        "</svg>",
    )
    return "\n".join(lines).encode()


def _path(rings: Iterable[Sequence[tuple[float, float]]]) -> str:
    return "".join(_ring(ring) for ring in rings)


def _ring(ring: Sequence[tuple[float, float]]) -> str:
    window = next((w for w in _WINDOWS if all(w.holds(lat, lng) for lng, lat in ring)), None)
    if window is None:
        raise ValueError(f"no part of the map holds the island at {ring[0]}")
    points = [window.at(lat, lng) for lng, lat in ring]
    if points[0] == points[-1]:
        points.pop()
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "z"
