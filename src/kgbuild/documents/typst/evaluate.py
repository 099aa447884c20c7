"""Runs a Typst source as far as it prints: bindings, functions, loops, files beside it; nothing is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kgbuild.documents.beside import FilesBeside
from kgbuild.documents.latex.entries import entry
from kgbuild.documents.latex.text import mathematics
from kgbuild.documents.typst.markup import Markup
from kgbuild.documents.typst.methods import method
from kgbuild.documents.typst.natives import natives
from kgbuild.documents.typst.nodes import Node
from kgbuild.documents.typst.operators import binary, joined, unary
from kgbuild.documents.typst.putting import Putting
from kgbuild.documents.typst.told import has_roles, head_of, told
from kgbuild.documents.typst.values import (
    FUNCTIONS,
    MOST_PRINTED,
    Arguments,
    Closure,
    Content,
    Module,
    Native,
    Opaque,
    Partial,
    Said,
    Scope,
    TooMuchError,
    Unknown,
    shown,
)
from kgbuild.documents.webpage.source import MARK, mark_line
from kgbuild.errors import DocumentError
from kgbuild.lexicon import table

_CONSTANTS: Final = {"none": None, "auto": Opaque("auto"), "true": True, "false": False}
_LISTS: Final = {"item": "ul", "number": "ol"}
_DEEPEST: Final = 6
#: What no source of a curriculum comes near: pieces evaluated, calls within calls.
_MOST_STEPS, _MOST_CALLS = 400_000, 50


class Return(Exception):  # noqa: N818 - no error: how a function ends
    """What a function gives before its end."""

    def __init__(self, value: Any) -> None:
        self.value = value


class Machine(Putting):
    """Evaluates one source and what it puts in; `author` is what the source says of who wrote it."""

    def __init__(self, name: str, files: FilesBeside) -> None:
        super().__init__(name, files)
        self.steps = self.calls = 0
        self.author = ""
        self.replaced: dict[str, str] = {}
        self.natives: Mapping[str, Native] = natives(self)

    def page(self, source: str) -> str:
        """Give what a source prints, as HTML.

        Raises:
            DocumentError: it nests too deep, or its functions never end.
        """
        try:
            return self.content(Markup(source, self.name).document(), Scope({})).html
        except (RecursionError, TooMuchError) as error:
            raise self.endless() from error
        except Return as ended:
            return shown(ended.value, 1)

    def endless(self) -> DocumentError:
        """Give the error for programs that do too much."""
        return DocumentError(self.name, "its functions never end", remedy="remove the function that calls itself")

    # --- markup -----------------------------------------------------------------------------------------

    def content(self, nodes: Sequence[Node], scope: Scope) -> Content:
        """Evaluate markup; a rule that shows everything behind it in a template takes the rest."""
        out: list[str] = []
        size, listing = 0, ""
        for place, node in enumerate(nodes):
            if listing and node.kind not in {"space", "par", "comment"} and _LISTS.get(node.kind) != listing:
                out.append(f"</{listing}>")
                listing = ""
            if node.kind == "show" and node.parts[0] is None:
                rest = self.content(nodes[place + 1 :], scope)
                out.append(shown(self.templated(self.value(node.parts[1], scope), rest, node.line), node.line))
                break
            if node.kind in _LISTS:
                out.append("" if listing else f"<{_LISTS[node.kind]}>")
                listing = _LISTS[node.kind]
                html = f"<li>{self.content(node.parts, scope).html}</li>"
            else:
                html = self.piece(node, scope)
                html = "\n<p>" if html == "<br>" and out and out[-1] == "<br>" else html
                if listing and html.startswith("\n"):
                    html = "\n"
            out.append(html)
            size += len(html)
            if size > MOST_PRINTED:
                raise self.endless()
        return Content("".join(out) + (f"</{listing}>" if listing else ""))

    def piece(self, node: Node, scope: Scope) -> str:
        """Give what a piece of markup prints."""
        kind, line = node.kind, node.line
        if kind == "text":
            return shown(self.replaced.get(node.value, node.value), line)
        if kind in {"space", "par", "break", "comment", "program"}:
            return {"space": "\n", "par": "\n<p>", "break": "<br>"}.get(kind, "")
        if kind in {"strong", "emph"}:
            tag = "b" if kind == "strong" else "em"
            return f"<{tag}>{self.content(node.parts, scope).html}</{tag}>"
        if kind == "heading":
            level = min(node.value + 1, _DEEPEST)
            return f"\n<h{level}>{self.content(node.parts, scope).html}</h{level}>\n<p>"
        if kind == "term":
            term, text = (self.content(part, scope).html for part in node.parts)
            return entry([("label", term), ("more", text)])
        if kind == "url":
            return f'<a href="{node.value}">{shown(node.value, line)}</a>'
        if kind == "math":
            return mark_line(line) + mathematics(f"${node.value}$")
        return self.printed(self.value(node, scope), line)

    def printed(self, value: Any, line: int) -> str:
        """Give what a value prints where it stands; names of signs print the sign."""
        if isinstance(value, Unknown):
            sign = table("typst")["signs"].get(value.name.removeprefix("sym."))
            return shown(sign or "", line)
        return shown(value, line)

    def templated(self, template: Any, rest: Content, line: int) -> Any:
        """Give a page as its template shows it: one that the source defines is run, of others the owner is printed."""
        if isinstance(template, Partial) and isinstance(template.function, Unknown):
            return Content(self.head(template.given) + rest.html)
        if not isinstance(template, FUNCTIONS) or isinstance(template, Unknown | Native):
            return rest
        found = self.call(template, Arguments(line, [rest]))
        html = shown(found, line)
        return Content(html if rest.html in html else html + rest.html)

    def head(self, given: Arguments) -> str:
        """Print what is told of the owner of a page, and remember who it is."""
        html, name = head_of(given.named, given.line)
        self.author = self.author or name
        return html

    # --- expressions ------------------------------------------------------------------------------------

    def value(self, node: Node, scope: Scope) -> Any:
        """Evaluate an expression."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise self.endless()
        way = getattr(self, f"value_{node.kind}", None)
        return way(node, scope) if way else Content(self.piece(node, scope)) if node.kind != "none" else None

    def value_string(self, node: Node, _scope: Scope) -> Any:
        """Evaluate a text."""
        return Said(node.value, node.line)

    def value_number(self, node: Node, _scope: Scope) -> Any:
        """Evaluate a number."""
        return node.value

    def value_length(self, node: Node, _scope: Scope) -> Any:
        """Evaluate a length."""
        return Opaque(node.value)

    def value_name(self, node: Node, scope: Scope) -> Any:
        """Evaluate a name."""
        known = scope.find(node.value)
        if known is not None:
            return known.names[node.value]
        if node.value in _CONSTANTS:
            return _CONSTANTS[node.value]
        return self.natives.get(node.value) or Unknown(node.value)

    def value_content(self, node: Node, scope: Scope) -> Any:
        """Evaluate markup in brackets."""
        return self.content(node.parts, Scope({}, scope))

    def value_block(self, node: Node, scope: Scope) -> Any:
        """Evaluate statements in braces."""
        inner = Scope({}, scope)
        found: list[Any] = []
        for place, part in enumerate(node.parts):
            if part.kind == "show" and part.parts[0] is None:
                rest = self.value_block(Node("block", part.line, None, node.parts[place + 1 :]), inner)
                body = Content(shown(rest, part.line))
                found.append(self.templated(self.value(part.parts[1], inner), body, part.line))
                break
            try:
                found.append(self.value(part, inner))
            except Return as ended:
                raise Return(ended.value if ended.value is not None else joined(found)) from None
        return joined(found)

    def value_array(self, node: Node, scope: Scope) -> Any:
        """Evaluate a list."""
        return self.arguments(node.parts, node.line, scope).positional

    def value_dictionary(self, node: Node, scope: Scope) -> Any:
        """Evaluate a dictionary."""
        return self.arguments(node.parts, node.line, scope).named

    def value_closure(self, node: Node, scope: Scope) -> Any:
        """Evaluate a function."""
        return Closure(node.value or "", node.parts[0], node.parts[1], scope)

    def value_field(self, node: Node, scope: Scope) -> Any:
        """Evaluate a field of a value."""
        held = self.value(node.parts[0], scope)
        if isinstance(held, dict):
            return held.get(node.value)
        if isinstance(held, Module):
            return held.names.get(node.value)
        if isinstance(held, Unknown):
            return Unknown(f"{held.name}.{node.value}")
        return self.natives.get(f"{held.name}.{node.value}") if isinstance(held, Native) else None

    def value_binary(self, node: Node, scope: Scope) -> Any:
        """Evaluate an operator between two values."""
        left = self.value(node.parts[0], scope)
        if node.value in {"and", "or"} and bool(left) != (node.value == "and"):
            return left
        return binary(node.value, left, self.value(node.parts[1], scope), node.line)

    def value_unary(self, node: Node, scope: Scope) -> Any:
        """Evaluate a sign before a value."""
        return unary(node.value, self.value(node.parts[0], scope))

    def value_assign(self, node: Node, scope: Scope) -> None:
        """Evaluate an assignment."""
        target, made = node.parts
        value = self.value(made, scope)
        known = scope.find(target.value) if target.kind == "name" else None
        if known is not None:
            sign = node.value[:-1]
            known.names[target.value] = binary(sign, known.names[target.value], value, node.line) if sign else value
        elif target.kind == "field" and isinstance(held := self.value(target.parts[0], scope), dict):
            held[target.value] = value

    def value_let(self, node: Node, scope: Scope) -> None:
        """Evaluate a binding."""
        value = self.value(node.parts[0], scope)
        if isinstance(node.value, str):
            scope.names[node.value] = value
        else:
            self.bind(node.value, value, scope)

    @staticmethod
    def bind(names: Sequence[Any], value: Any, scope: Scope) -> None:
        """Bind the parts of a list or a dictionary to names."""
        for place, name in enumerate(names):
            if isinstance(name, str):
                listed = value[place] if isinstance(value, list) and place < len(value) else None
                scope.names[name] = value.get(name) if isinstance(value, dict) else listed

    def value_set(self, node: Node, scope: Scope) -> None:
        """Take from `set document(author: …)` who wrote it; what sets type is left out."""
        target = node.parts[0]
        if target.kind == "call" and target.parts[0].kind == "name" and target.parts[0].value == "document":
            author = self.arguments(target.parts[1], target.line, scope).named.get("author")
            author = author[0] if isinstance(author, list) and author else author
            self.author = self.author or (str(author) if isinstance(author, str) else "")

    def value_show(self, node: Node, scope: Scope) -> None:
        """Take which sign is shown for another, `show ";": sym.space`; what else shows looks is left out."""
        selector, way = node.parts
        if selector is not None and selector.kind == "string" and len(selector.value) == 1:
            self.replaced[selector.value] = MARK.sub("", self.printed(self.value(way, scope), node.line))

    def value_if(self, node: Node, scope: Scope) -> Any:
        """Evaluate a condition."""
        test = self.value(node.parts[0], scope)
        holds = bool(test) and not isinstance(test, Unknown)
        return self.value(node.parts[1 if holds else 2], scope)

    def value_for(self, node: Node, scope: Scope) -> Any:
        """Evaluate a loop."""
        names, several = node.value
        over = self.value(node.parts[0], scope)
        if isinstance(over, dict):
            over, several = [[key, value] for key, value in over.items()], len(names) > 1
        found: list[Any] = []
        for one in over if isinstance(over, list) else []:
            inner = Scope({}, scope)
            self.bind(names, one if several else [one], inner)
            found.append(self.value(node.parts[1], inner))
        return joined(found)

    def value_return(self, node: Node, scope: Scope) -> Any:
        """Evaluate the end of a function."""
        raise Return(self.value(node.parts[0], scope))

    # --- calls ------------------------------------------------------------------------------------------

    def arguments(self, nodes: Sequence[Node], line: int, scope: Scope) -> Arguments:
        """Evaluate what stands in brackets."""
        found = Arguments(line)
        for node in nodes:
            if node.kind == "pair":
                if node.value:
                    found.named[str(node.value)] = self.value(node.parts[0], scope) if node.parts else None
            elif node.kind == "spread":
                spread = self.value(node.parts[0], scope)
                if isinstance(spread, dict):
                    found.named |= spread
                elif isinstance(spread, Arguments):
                    found = spread.behind(found)
                elif isinstance(spread, list):
                    found.positional += spread
            else:
                found.positional.append(self.value(node, scope))
        return found

    def value_call(self, node: Node, scope: Scope) -> Any:
        """Evaluate a call."""
        called = node.parts[0]
        if called.kind == "field":
            held = self.value(called.parts[0], scope)
            if isinstance(held, FUNCTIONS) and called.value == "with":
                return Partial(held, self.arguments(node.parts[1], node.line, scope))
            own = isinstance(held, dict) and isinstance(held.get(called.value), FUNCTIONS)
            if not own and not isinstance(held, (*FUNCTIONS, Module)):
                return method(self, held, called.value, self.arguments(node.parts[1], node.line, scope))
        function = self.value(called, scope)
        return self.call(function, self.arguments(node.parts[1], node.line, scope))

    def call(self, function: Any, given: Arguments) -> Any:
        """Call a function; one that nothing is known of prints its arguments by what they hold."""
        self.calls += 1
        if self.calls > _MOST_CALLS:
            raise self.endless()
        try:
            if isinstance(function, Partial):
                return self.call(function.function, given.behind(function.given))
            if isinstance(function, Native):
                return function.run(given)
            if isinstance(function, Closure):
                return self.run(function, given)
            if isinstance(function, Unknown):
                return self.unknown(function.name, given)
            return None
        finally:
            self.calls -= 1

    def unknown(self, name: str, given: Arguments) -> Any:
        """Print the arguments of a function that nothing is known of."""
        if not given.positional and name in table("typst")["signs"]:
            return Said(table("typst")["signs"][name], given.line)
        html, owner = told(name.rpartition(".")[2], given)
        self.author = self.author or owner
        return Content(html) if html else None

    def run(self, function: Closure, given: Arguments) -> Any:
        """Run a function of the source; one whose parameters say what they hold, with a date, is an entry."""
        inner = Scope({}, function.scope)
        left = list(given.positional)
        named = dict(given.named)
        bound: dict[str, Any] = {}
        for parameter in function.parameters:
            if parameter.kind == "spread":
                name = parameter.parts[0].value
                inner.names[str(name)] = Arguments(given.line, left, named)
                left = []
                continue
            name = str(parameter.value)
            if name in named:
                bound[name] = named.pop(name)
            elif not parameter.parts and left:
                bound[name] = left.pop(0)
            elif parameter.parts:
                inner.names[name] = self.value(parameter.parts[0], function.scope)
            else:
                inner.names[name] = None
        inner.names |= bound
        if has_roles(bound):
            return self.unknown(function.name, Arguments(given.line, left, bound))
        try:
            return self.value(function.body, inner)
        except Return as ended:
            return ended.value
