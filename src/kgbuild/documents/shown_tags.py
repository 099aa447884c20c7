"""Tags that hand a template what it prints of somebody: `{% include person.html name="Ada Example" role="Postdoc" %}`.

Liquid's includes and Hugo's shortcodes. What they print is read as a card: the name, a line for each of the short
values in the order of their keys, then the texts.
"""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import table
from kgbuild.names import looks_like_name

#: A tag that begins its line, the item of a list or the cell of a table, with arguments in quotation marks.
_TAG = re.compile(
    r"(?:^|(?<=\}\} \|)|(?<=%\} \|))(?P<before>[ \t]*(?:[-*+|][ \t]+)?)"
    r"(?:\{%-?[ \t]*include(?:_cached|_relative)?[ \t]+[\w./-]+|\{\{[<%][ \t]*[\w/-]+)"
    r"(?P<arguments>(?:\s+[\w-]+[ \t]*=[ \t]*(?:\"[^\"]{0,4000}\"|'[^'\n]{0,4000}'|[\w./:-]{1,200}))+)\s*/?-?[%>]\}\}?",
    re.MULTILINE,
)
_ARGUMENT = re.compile(r"([\w-]+)[ \t]*=[ \t]*(?:\"([^\"]*)\"|'([^'\n]*)')")
#: Two words or more, each with a capital, titles and initials among them.
_NAME = re.compile(r"[^\W\d_a-z]\S*(?:\s+\S+){0,6}\s+[^\W\d_a-z]\S*")
#: Fewer words are a label: of a button, of a picture.
_WORDS, _NAME_WORDS = 8, 8
#: A caption that looks so much like a name is one.
_SURE = 0.6


def with_shown_tags(text: str) -> str:
    """Give text with what tags print of people, and texts that they print, in their place; the others stay."""
    return _TAG.sub(_shown, text) if '="' in text or "='" in text else text


def _shown(tag: re.Match[str]) -> str:
    values = {
        key.lower().replace("-", "_"): " ".join((a or b).split()) for key, a, b in _ARGUMENT.findall(tag["arguments"])
    }
    keys = _keys()
    name = next((values[key] for key in keys["name"] if _NAME.fullmatch(values.get(key, ""))), "")
    if not name and looks_like_name(values.get("caption", "")) >= _SURE:
        name = values.pop("caption")  # below the picture of somebody
    texts = [values[key] for key in keys["text"] if len(values.get(key, "").split()) >= (1 if name else _WORDS)]
    if not (name or texts) or len(name.split()) > _NAME_WORDS or "{{" in tag["arguments"]:
        return tag[0]
    address = next((values[key] for key in keys["address"] if values.get(key, "").startswith("http")), "")
    printed = f'<a href="{address}">{name}</a>' if address and name else name
    lines = [f"<strong>{printed}</strong>" if name else "", *(values.get(key, "") for key in keys["line"] if name)]
    head = "<br>".join(line for line in lines if line)
    told = "".join(f"<p>{part}</p>" for part in (head, *texts) if part)
    return f"{tag['before']}<div>{told}</div>" + "\n" * tag[0].count("\n")


@cache
def _keys() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(keys) for kind, keys in table("site_files")["tags"].items()}
