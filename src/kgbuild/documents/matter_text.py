"""The text that front matter holds: sections of Hugo Blox's landing pages, an introduction, profiles, news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import yaml

from kgbuild.lexicon import table, words

_YAML: Final = re.compile(r"\s*---[ \t]*\n(?P<matter>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK: Final = frozenset({"|", ">"})
#: Shorter values on one line are labels.
_WORDS: Final = 5
_HIDDEN: Final = re.compile(r"(?i)\b(?:active|visible)\s*:\s*(?:false|no)\b")


def text_within(head: str) -> str:
    """Give the text that front matter holds as Markdown, each line where the file has it and the others empty.

    Args:
        head: the front matter with its marks; empty is given back unless it is YAML and holds text.

    A section's title becomes a heading above its text, a profile that names nobody but in its text a card; whatever
    sets the look of the page is left out.
    """
    found = _YAML.match(head)
    if found is None:
        return ""
    try:
        root = yaml.compose(found["matter"], Loader=_LOADER)
    except (yaml.YAMLError, RecursionError, ValueError):
        return ""  # malformed; told where front matter is read
    source = found["matter"].split("\n")
    lines = [""] * len(source)
    told = False
    for node in _holders(root):
        told |= _fill(lines, source, node)
    for node in _profiles(root):
        told |= _fill(lines, source, node, card=True)
    for line, text in _news(root):
        told, lines[line] = True, text
    if not told:
        return ""
    above, below = head[: found.start("matter")].count("\n"), head[found.end("matter") :].count("\n")
    return "\n" * above + "\n".join(lines) + "\n" * below


def _members(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _holders(root: yaml.Node | None) -> Iterator[dict[str, yaml.Node]]:
    """Give the mappings whose text is shown: the page's own introduction, the content of each of its sections."""
    own = _members(root)
    shown = table("site_files")["matter"]["introductions"]
    yield {key: node for key, node in own.items() if key in shown and _is_block(node)}
    sections = own.get("sections")
    if not isinstance(sections, yaml.SequenceNode):
        return
    for section in sections.value:
        content = _members(section).get("content")
        if not _HIDDEN.search(" ".join(f"{k}: {v.value}" for k, v in _members(section).items())):
            yield {key: node for key, node in _members(content).items() if key in {"title", "text"}}


def _profiles(root: yaml.Node | None) -> Iterator[dict[str, yaml.Node]]:
    """Give the texts of the profiles that a page lists, in which somebody's name is no value of its own."""
    known = table("site_files")["matter"]
    for key, profiles in _members(root).items():
        if key not in known["profiles"] or not isinstance(profiles, yaml.SequenceNode):
            continue
        for profile in profiles.value:
            own = _members(profile)
            named = any(key in table("site_files")["tags"]["name"] for key in own)
            texts = {key: node for key, node in own.items() if key in known["biographies"] and _is_block(node)}
            yield {} if named else texts


def _news(root: yaml.Node | None) -> Iterator[tuple[int, str]]:
    """Give the lines of the news that a list of front matter holds: a heading for each day, an item for each text.

    Items that are no more than texts stand below a heading on the line of the list's key.
    """
    for key, listed in root.value if isinstance(root, yaml.MappingNode) else ():
        said = words("statements", "news_files") & set(re.findall(r"[a-zà-ÿ]+", str(key.value).casefold()))
        listed_texts = said and isinstance(listed, yaml.SequenceNode)
        if listed_texts and any(isinstance(item, yaml.ScalarNode) and _is_told(item) for item in listed.value):
            yield key.start_mark.line, f"## {key.value.capitalize()}"
        for item in listed.value if listed_texts else ():
            if isinstance(item, yaml.ScalarNode) and _is_told(item):
                yield item.start_mark.line, f"- {' '.join(item.value.split())}"
            own = _members(item)
            day = next((own[key] for key in table("data_files")["news"]["day"] if key in own), None)
            texts = tuple(_told(item))
            if isinstance(day, yaml.ScalarNode) and texts:
                yield day.start_mark.line, f"### {day.value}"
                yield from ((text.start_mark.line, f"- {' '.join(text.value.split())}") for text in texts)


def _told(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Give the texts of an item of news, however its lists are nested."""
    told = table("data_files")["news"]
    for key, child in _members(node).items():
        if isinstance(child, yaml.ScalarNode):
            if key in told["text"] or (key in told["title"] and len(child.value.split()) >= _WORDS):
                yield child
        elif isinstance(child, yaml.SequenceNode):
            for each in child.value:
                yield from (each,) if key in told["text"] and isinstance(each, yaml.ScalarNode) else _told(each)


def _is_told(node: yaml.ScalarNode) -> bool:
    return len(node.value.split()) >= _WORDS


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in _BLOCK


def _fill(lines: list[str], source: list[str], holder: dict[str, yaml.Node], *, card: bool = False) -> bool:
    """Put the text of a mapping into its lines, in the marks of a card if it is one; tell whether there is any."""
    texts = [node for key, node in holder.items() if key != "title" and isinstance(node, yaml.ScalarNode)]
    texts = [node for node in texts if node.value.strip() and (_is_block(node) or len(node.value.split()) >= _WORDS)]
    for node in texts:
        first = node.start_mark.line
        if not _is_block(node):
            lines[first] = " ".join(node.value.split())
            continue
        inside = source[first + 1 : node.end_mark.line + (node.end_mark.column > 0)]
        margin = min((len(line) - len(line.lstrip()) for line in inside if line.strip()), default=0)
        for place, line in enumerate(inside, first + 1):
            lines[place] = line[margin:].rstrip()
        if card and first + len(inside) + 1 < len(lines):
            lines[first], lines[first + len(inside) + 1] = "::: card", ":::"
    title = holder.get("title")
    if texts and isinstance(title, yaml.ScalarNode) and title.value.strip():
        lines[title.start_mark.line] = f"## {' '.join(title.value.split())}"
    return bool(texts)
