"""The Jinja environment of record pages: escaped, strict, and translated while it compiles.

One environment per language, so that `_("Minimum order")` becomes a constant of the compiled template: a page of
sixty words costs nothing to translate, and a word without a translation stops the build before a page is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, MutableMapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from catalogue.kept.code_version import code_version
from catalogue.kept.files import read_sealed, seal, write_whole
from catalogue.messages import Messages
from catalogue.policy import content_policy
from catalogue.template_code import CatalogueCode
from catalogue.template_lean import lean_template

#: Code that decides what a template compiles to.
_DECIDING: Final = ("templates.py", "template_code.py", "template_lean.py", "lean.py")


class _CompiledTemplates(BytecodeCache):
    """Compiled templates of one language; their code holds its words, so it is as old as the words are.

    Sealed, because a flipped bit in code may say something else or end the process.
    """

    def __init__(self, folder: Path, messages: Messages) -> None:
        self._folder = folder
        self._salt = hashlib.sha256(repr((messages.texts, messages.plurals)).encode())
        self._salt.update(f"{version('Jinja2')} {code_version(*_DECIDING)}".encode())

    def get_source_checksum(self, source: str) -> str:
        """Of a template's source and everything else its code depends on."""
        digest = self._salt.copy()
        digest.update(source.encode())
        return digest.hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket of a template, if its code is there and whole."""
        if (code := read_sealed(self._place(bucket))) is not None:
            bucket.bytecode_from_string(bytes(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a template."""
        write_whole(self._place(bucket), seal(bucket.bytecode_to_string()))

    def _place(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.cache"


class _Translator(NodeTransformer):
    """Replaces `_("constant")` by its translation."""

    def __init__(self, messages: Messages) -> None:
        self.messages = messages

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the visitor's own naming
        """A call of `_` with one constant becomes that constant's translation."""
        node = self.generic_visit(node)  # type: ignore[assignment]
        is_word = isinstance(node.node, nodes.Name) and node.node.name == "_"
        if is_word and len(node.args) == 1 and isinstance(node.args[0], nodes.Const):
            return nodes.Const(self.messages.text(node.args[0].value), lineno=node.lineno)
        return node


class CatalogueEnvironment(Environment):
    """Jinja's environment for one language."""

    code_generator_class = CatalogueCode

    def __init__(
        self, folder: Path, messages: Messages, asset: Callable[[str], str], cache_dir: Path | None = None
    ) -> None:
        """Prepares the templates of a folder.

        Args:
            folder: where the templates are.
            messages: the interface's words.
            asset: name of a style or script to its site path.
            cache_dir: where compiled templates are kept between runs, or None to compile anew.
        """
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_CompiledTemplates(cache_dir / messages.language, messages) if cache_dir else None,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        )
        self._translator = _Translator(messages)
        self._macros: dict[str, TemplateModule] = {}
        self.globals.update(
            _=messages.text,
            ngettext=messages.plural,
            lang=messages.language,
            asset=asset,
            policy=Markup(content_policy()),  # noqa: S704 - our own text, quotes and all
        )

    def compile_all(self) -> None:
        """Compiles every template that is not in the cache yet."""
        for name in self.list_templates():
            self.get_template(name)

    def macros_of(self, name: str) -> TemplateModule:
        """The macros of a template, as attributes."""
        if name not in self._macros:
            self._macros[name] = self.get_template(name).module
        return self._macros[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Every template has the same globals, so a plain mapping does: Jinja's chain of two is slow to go through."""
        return {**self.globals, **d} if d else self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        translated = self._translator.visit(tree)
        if not isinstance(translated, nodes.Template):
            raise TypeError("a translated template is still a template")
        lean_template(translated)
        return translated


def escaped_words(messages: Messages) -> dict[str, Callable[..., Markup]]:
    """`_` and `ngettext` for MkDocs' own environment, which does not escape: what they return is safe HTML."""
    return {
        "_": lambda english: escape(messages.text(english)),
        "ngettext": lambda one, many, count, **values: escape(messages.plural(one, many, count, **values)),
    }
