"""`reference/site.yml`, the one file that whoever copies the catalogue edits: what it must say, and in which form."""

from __future__ import annotations

import re
from typing import Final

import yaml

from catalogue.problems import Bilingual
from catalogue.records_version import KEY
from catalogue.reference_nodes import Nodes

#: In three languages, on every page or in its head.
_TEXTS: Final = ("title", "wordmark", "tagline", "description", "owner")
_OPTIONAL: Final = ("sample_contact", "short_url", "embed_hosts", "offline", "host", KEY)
_CONTACT: Final = ("whatsapp", "email")

_PHONE: Final = re.compile(r"\+[1-9][0-9]{7,14}")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
#: An own short domain: plain characters and a slash at the end, because codes are drawn from it.
_SHORT_URL: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/")
#: A site that may show cards in a frame, as `frame-ancestors` names it.
_ORIGIN: Final = re.compile(r"https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?")

_AN_ADDRESS: Final = Bilingual(
    "alamat yang diakhiri garis miring, misalnya https://contoh.id/",
    "an address with a slash at the end, for example https://example.id/",
)
_ORIGINS: Final = Bilingual(
    "daftar situs tanpa garis miring di akhir, misalnya [https://www.contoh.go.id]",
    "a list of sites without a slash at the end, for example [https://www.example.go.id]",
)
_YES_OR_NO: Final = "true, false"


def check_site(nodes: Nodes, root: yaml.Node) -> None:
    """Reports everything in the file that pages could not show."""
    parts = nodes.parts(root, "reference/site.yml", (*_TEXTS, "contact", *_OPTIONAL))
    for key in (*_TEXTS, "contact"):
        if key not in parts:
            nodes.report("site-setting-missing", root, key, part=key)
    for key in _TEXTS:
        if key in parts:
            nodes.label(parts[key], key, root)
    if "contact" in parts:
        _check_contact(nodes, parts["contact"])
    for key in ("sample_contact", "offline"):
        if key in parts and (not _is_plain(parts[key]) or nodes.text(parts[key]) not in ("true", "false")):
            _refuse(nodes, parts[key], key, _YES_OR_NO)
    short = parts.get("short_url")
    if short is not None and not _SHORT_URL.fullmatch(nodes.text(short)):
        _refuse(nodes, short, "short_url", _AN_ADDRESS)
    _check_hosts(nodes, parts.get("embed_hosts"))


def _check_contact(nodes: Nodes, node: yaml.Node) -> None:
    contact = nodes.parts(node, "contact", _CONTACT)
    for key, form, code in (("whatsapp", _PHONE, "phone-format"), ("email", _EMAIL, "email-format")):
        value = nodes.text(contact.get(key))
        if contact and not form.fullmatch(value):
            nodes.report(code, contact.get(key, node), f"contact.{key}", value=value)


def _check_hosts(nodes: Nodes, node: yaml.Node | None) -> None:
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return
    hosts = node.value if isinstance(node, yaml.SequenceNode) else [None]
    if not all(isinstance(host, yaml.ScalarNode) and _ORIGIN.fullmatch(host.value) for host in hosts):
        _refuse(nodes, node, "embed_hosts", _ORIGINS)


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style


def _refuse(nodes: Nodes, node: yaml.Node, key: str, choices: str | Bilingual) -> None:
    value = node.value if isinstance(node, yaml.ScalarNode) else "…"
    nodes.report("reference-value", node, key, value=value, part=key, choices=choices)
