"""Links to sources in `reference/`: found in the text of its files, and asked one by one, gently."""

from __future__ import annotations

import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from http.client import HTTPException
from itertools import groupby
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

#: `alive`: answered. `dead`: the page or its host is gone. `unclear`: refused, broken or slow, perhaps only to us.
LinkState = Literal["alive", "dead", "unclear"]

_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>\[\]{}|\\^`]+")
_AFTER_ADDRESS: Final = ".,;:!?)"
_GONE: Final = frozenset({404, 410})
_HEADERS: Final = {
    "User-Agent": "Mozilla/5.0 (compatible; MaduraCatalogueLinkCheck/1.0)",
    "Accept": "text/html,application/pdf,*/*;q=0.8",
}
_HOSTS_AT_ONCE: Final = 4
#: Between two questions to one host.
PAUSE_S: Final = 2.0
TIMEOUT_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class Link:
    """An address and where it stands first, as `reference/markets.yml:21`."""

    url: str
    place: str


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """What asking for an address gave; the reason is short and in English, as servers give it."""

    link: Link
    state: LinkState
    reason: str


def find_links(reference: Path) -> tuple[Link, ...]:
    """Every http(s) address in the YAML files of a reference folder, each once, in the order of the files."""
    found: dict[str, Link] = {}
    for path in sorted(reference.glob("*.yml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for match in _ADDRESS.finditer(line):
                url = _without_tail(match[0])
                found.setdefault(url, Link(url, f"reference/{path.name}:{number}"))
    return tuple(found.values())


def _without_tail(address: str) -> str:
    """An address without the punctuation of the sentence it stands in; its own brackets stay."""
    while address and address[-1] in _AFTER_ADDRESS:
        if address[-1] == ")" and "(" in address:
            break
        address = address[:-1]
    return address


def check_links(
    links: Iterable[Link], *, timeout_s: float = TIMEOUT_S, pause_s: float = PAUSE_S
) -> tuple[CheckedLink, ...]:
    """Asks for every address once: a few hosts at a time, each host one question after the other.

    Args:
        links: what to ask for.
        timeout_s: how long to wait for an answer.
        pause_s: how long to leave a host alone between two questions.

    Returns:
        Dead ones first, then unclear ones, then the rest; by place.
    """
    ordered = sorted(links, key=lambda link: (_host(link), link.place, link.url))
    by_host = [tuple(group) for _, group in groupby(ordered, key=_host)]
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        answers = [answer for group in pool.map(_asker(timeout_s, pause_s), by_host) for answer in group]
    if not any(answer.state == "alive" for answer in answers):  # then the network is ours to mend
        answers = [replace(a, state="unclear") if a.reason == _NO_SUCH_HOST else a for a in answers]
    order: Mapping[LinkState, int] = {"dead": 0, "unclear": 1, "alive": 2}
    return tuple(sorted(answers, key=lambda a: (order[a.state], a.link.place, a.link.url)))


_NO_SUCH_HOST: Final = "no such host"


def _host(link: Link) -> str:
    return urlsplit(link.url).netloc.casefold()


def _asker(timeout_s: float, pause_s: float) -> Callable[[Sequence[Link]], list[CheckedLink]]:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.ProxyHandler(),
    ):
        opener.add_handler(handler)

    def ask_all(links: Sequence[Link]) -> list[CheckedLink]:
        return list(_ask_each(opener, links, timeout_s, pause_s))

    return ask_all


def _ask_each(
    opener: urllib.request.OpenerDirector, links: Sequence[Link], timeout_s: float, pause_s: float
) -> Iterator[CheckedLink]:
    for number, link in enumerate(links):
        if number:
            time.sleep(pause_s)
        state, reason = _ask(opener, link.url, timeout_s)
        yield CheckedLink(link, state, reason)


def _ask(opener: urllib.request.OpenerDirector, url: str, timeout_s: float) -> tuple[LinkState, str]:
    """Asks for a page and hangs up when its head has come: many servers refuse HEAD."""
    try:
        request = urllib.request.Request(url, headers=_HEADERS)  # noqa: S310 - only http(s) is ever found
        with opener.open(request, timeout=timeout_s) as answer:
            return "alive", str(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return ("dead" if error.code in _GONE else "unclear"), f"HTTP {error.code}"
    except urllib.error.URLError as error:
        if isinstance(error.reason, socket.gaierror):
            return "dead", _NO_SUCH_HOST
        return "unclear", _in_short(error.reason)
    except (OSError, HTTPException, ValueError) as error:
        return "unclear", _in_short(error)


def _in_short(reason: object) -> str:
    return "timed out" if isinstance(reason, TimeoutError) else type(reason).__name__
