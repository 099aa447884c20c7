"""From reStructuredText to the tree that docutils makes of it, with nothing read or run that the page does not hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, Final, cast

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.languages import en

from kgbuild.documents.beside import FilesBeside
from kgbuild.errors import DocumentError
from kgbuild.lexicon import table

_SETTINGS: Final = {
    "_disable_config": True,
    "datestamp": None,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "file_insertion_enabled": False,
    "generator": None,
    "halt_level": 5,
    "input_encoding": "unicode",
    "line_length_limit": 1 << 20,
    "raw_enabled": True,  # what HTML a page types is read as HTML; files and addresses stay closed
    "report_level": 5,
    "sectnum_xform": False,
    "sectsubtitle_xform": False,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "toc_backlinks": False,
    "warning_stream": False,
}
_DIRECTIVE = re.compile(
    r"^[ \t]*\.\.[ \t]+(?:\|[^|\n]{1,80}\|[ \t]*)?([A-Za-z][\w.:+-]{0,60}?)[ \t]?::(?:\s|$)", re.MULTILINE
)
_ROLE = re.compile(r":([A-Za-z][\w.:+-]{0,60}):`|`:([A-Za-z][\w.:+-]{0,60}):")
_ADDRESS = re.compile(r"\S*[/\\]\S*|\S+\.\w{2,4}|[a-z_-]{1,12}|[\d\s]+")
_EXPLICIT = re.compile(r"(?P<text>[^<>]*?)\s*<(?P<target>[^<>]*)>\s*", re.DOTALL)
#: So much text is put in from other files in all, from so many.
_MOST_INCLUDED, _MOST_FILES = 4 << 20, 100
#: Where a text ends for docutils, at the least: at an empty line, at a marker. What it looks for in a text is
#: looked for up to its end from each sign that could open it, so that signs times length is what a text costs.
_TEXT_END = re.compile(r"\n(?=[ \t]*(?:\n|[-*+•|:][ \t]|:\w|[+=]|\.\.[ \t]|(?:\d{1,4}|#|\w)[.)][ \t]))")
_SIGN = re.compile(r"[*`|]|_(?!\w)")
_MOST_WORK: Final = 50_000_000
_DEFINED = re.compile(r"^[ \t]*\.\.[ \t]+\|([^|\n]{1,80})\|[ \t]+\w+::([^\n]*(?:\n[ \t]+[^\n]*){0,40})", re.MULTILINE)
_USED = re.compile(r"\|([^|\n]{1,80})\|")
#: So many substitutions may be made within one, those within these counted.
_MOST_WITHIN: Final = 500
#: No word; in it docutils would look for addresses from each sign on.
_NO_WORD = re.compile(r"[!-~]{2000,}")
#: So many columns make a table that no page shows.
_COLUMNS = re.compile(r"^[ \t]*(?:=+[ \t]+){200}|^[ \t]*(?:\+[-=]+){200}", re.MULTILINE)
#: So many markers of lists and quotations may open one behind another.
_INDENTED = re.compile(r"^(?:[ \t]*(?:[-*+•]|\w{1,3}[.)]|\|)[ \t]){60}", re.MULTILINE)


def parse(source: str, name: str, files: FilesBeside) -> nodes.document:
    """Give the tree of a page.

    Args:
        source: of the page.
        name: id of the document.
        files: those of its folder, which it may include.

    Raises:
        DocumentError: it nests too deep, or its inclusions never end.
    """
    source = _NO_WORD.sub("", source)
    texts = _TEXT_END.split(source)
    if sum(len(text) * len(_SIGN.findall(text)) for text in texts) > _MOST_WORK:
        raise DocumentError(name, "too many signs of markup in one paragraph", remedy="part it by empty lines")
    if not _unfolds(source):
        raise DocumentError(name, "its substitutions unfold into too much", remedy="write out what they stand for")
    if _COLUMNS.search(source):
        raise DocumentError(name, "a table has more columns than anybody reads", remedy="part the table")
    too_deep = DocumentError(name, "lists and quotations nest too deep", remedy="indent the lines less")
    if _INDENTED.search(source):
        raise too_deep
    with _own_words(source):
        settings: dict[str, Any] = {**_SETTINGS, "kgbuild_files": files, "kgbuild_included": []}
        try:
            return publish_doctree(source, source_path=name, settings_overrides=settings)
        except RecursionError as error:
            raise too_deep from error
        except _EndlessError as error:
            raise DocumentError(name, "its inclusions never end", remedy="remove the inclusion of itself") from error


def _unfolds(source: str) -> bool:
    """Say whether each substitution of a page unfolds into a reasonable number of others."""
    within = {
        found[1].casefold(): [name.casefold() for name in _USED.findall(found[2])]
        for found in _DEFINED.finditer(source)
    }
    sizes: dict[str, int] = {}
    for _ in range(len(within) if any(within.values()) else 0):
        grown = {
            name: min(1 + sum(sizes.get(one, 0) for one in held), 2 * _MOST_WITHIN) for name, held in within.items()
        }
        if grown == sizes or max(grown.values()) > _MOST_WITHIN:
            return max(grown.values()) <= _MOST_WITHIN
        sizes = grown
    return not sizes


class _EndlessError(Exception):
    """What is included includes itself."""


@contextmanager
def _own_words(source: str) -> Iterator[None]:
    """Let docutils know the directives and roles of a page that it does not know, as long as it reads that page."""
    known: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for module, name in ((directives, "_directives"), (roles, "_roles")):
        words = getattr(module, name)  # it has no other way in; what one page defines would outlive it
        known.append((words, dict(words)))
    _register(source)
    try:
        yield
    finally:
        for words, before in known:
            words.clear()
            words.update(before)


def _register(source: str) -> None:
    """Register what the page names and docutils does not know, and what it knows and must not do here."""
    dropped = frozenset(table("rst")["dropped"])
    for name in {found[1].casefold() for found in _DIRECTIVE.finditer(source)}:
        if name in dropped:
            directives.register_directive(name, _Dropped)
        elif name not in en.directives:
            directives.register_directive(name, _Unknown)
    directives.register_directive("include", _Included)
    for name in {(found[1] or found[2]).casefold() for found in _ROLE.finditer(source)}:
        if name not in en.roles:
            roles.register_local_role(name, cast("Any", _role))


class _AnyOptions(dict[str, Callable[[str | None], str]]):
    """Options of a directive that nothing is known of."""

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, _key: str) -> Callable[[str | None], str]:
        return lambda value: value or ""


class _Dropped(Directive):
    """A directive that prints nothing."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = _AnyOptions()

    def run(self) -> Sequence[nodes.Node]:
        """Print nothing."""
        return []


class _Unknown(_Dropped):
    """A directive of which nothing is known: what it holds is text, below its argument if that is one."""

    def run(self) -> Sequence[nodes.Node]:
        """Print the argument in bold, and what is below."""
        box = nodes.container()
        title = " ".join(self.arguments).strip()
        if title and self.name.casefold() not in table("rst")["settings"] and not _ADDRESS.fullmatch(title):
            inner, _ = self.state.inline_text(title, self.lineno)
            line = nodes.paragraph(title, "", nodes.strong(title, "", *inner))
            line.line = self.lineno
            box += line
        self.state.nested_parse(self.content, self.content_offset, box, match_titles=True)
        return [box]


class _Included(_Dropped):
    """Files of the folder are put in where they are named; what asks for a part or for a program is left out."""

    def run(self) -> Sequence[nodes.Node]:
        """Put the lines of the file in."""
        files: FilesBeside = self.state.document.settings.kgbuild_files
        text = None if self.options else files.text(" ".join(self.arguments))
        if text is None:
            return []
        log = self.state.document.settings.kgbuild_included
        log.append(len(text))
        if len(log) > _MOST_FILES or sum(log) > _MOST_INCLUDED:
            raise _EndlessError
        _register(text)
        self.state_machine.insert_input(text.split("\n"), " ".join(self.arguments))
        return []


def _role(
    name: str,
    rawtext: str,
    text: str,
    _lineno: int,
    _inliner: object,
    _options: Mapping[str, Any] | None = None,
    _content: Sequence[str] = (),
) -> tuple[list[Any], list[Any]]:
    """Give what a role that docutils does not know holds: its text, with a link where the role or the text has one."""
    explicit = _EXPLICIT.fullmatch(text)
    told, target = (explicit["text"], explicit["target"]) if explicit and explicit["text"] else (text.lstrip("~!"), "")
    form = table("rst")["addresses"].get(name.casefold())
    if form or re.match(r"https?://|mailto:", target):
        address = form.format(target or told) if form else target
        return [nodes.reference(rawtext, told, refuri=address)], []
    return [nodes.inline(rawtext, told)], []
