"""What a Typst source puts in, takes names from or loads from its folder."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from kgbuild.documents.beside import FilesBeside
from kgbuild.documents.typst.data import loaded
from kgbuild.documents.typst.markup import Markup
from kgbuild.documents.typst.nodes import Node
from kgbuild.documents.typst.values import Arguments, Content, Module, Scope


class Putting:
    """The files of one folder, evaluated where a source names them."""

    def __init__(self, name: str, files: FilesBeside) -> None:
        self.name = name
        self.files = files
        self.modules: dict[str, Scope | None] = {PurePosixPath(name).name: None}  # none: it is being read

    @abstractmethod
    def value(self, node: Node, scope: Scope) -> Any:
        """Evaluate an expression."""

    @abstractmethod
    def content(self, nodes: Sequence[Node], scope: Scope) -> Content:
        """Evaluate markup."""

    def value_include(self, node: Node, scope: Scope) -> Any:
        """Evaluate an inclusion."""
        name = self.value(node.parts[0], scope)
        text = self.files.text(str(name).lstrip("/")) if isinstance(name, str) else None
        if text is None or str(name) in self.modules:
            return None
        self.modules[str(name)] = None  # it cannot put in itself
        found = self.content(Markup(text, self.name, node.line).document(), Scope({}))
        del self.modules[str(name)]
        return found

    def value_import(self, node: Node, scope: Scope) -> None:
        """Evaluate an import."""
        source = self.value(node.parts[0], scope)
        if isinstance(source, Module):
            names: Mapping[str, Any] = source.names
        elif isinstance(source, str):
            names = self.module(str(source).lstrip("/"), node.line)
        else:
            return
        stem = str(source).rpartition("/")[2].partition(".")[0]
        for name, own in node.value or (("", stem),):
            if name == "*":
                scope.names |= names
            elif not name and names:
                scope.names[own] = Module(names)
            elif name in names:
                scope.names[own] = names[name]

    def module(self, name: str, line: int) -> Mapping[str, Any]:
        """Give the names that a source of the folder binds; none for packages and files that are not there."""
        text = None if name.startswith("@") else self.files.text(name)
        if text is None or (name in self.modules and self.modules[name] is None):
            return {}
        if name not in self.modules:
            self.modules[name] = None
            scope = Scope({})
            self.content(Markup(text, self.name, line).document(), scope)
            self.modules[name] = scope
        held = self.modules[name]
        return held.names if held else {}

    def data(self, kind: str, given: Arguments) -> Any:
        """Give the data of a file of the folder."""
        name = given.positional[0] if given.positional else None
        text = self.files.text(str(name).lstrip("/")) if isinstance(name, str) else None
        return loaded(kind, text, given.line) if text is not None else None
