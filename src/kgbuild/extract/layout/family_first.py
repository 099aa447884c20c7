"""Names printed family name first, in another order elsewhere on the page: "MOE ADA", and below "Ada Moe"."""

from __future__ import annotations

import re
from dataclasses import replace

from kgbuild.document import Document
from kgbuild.model import Mention
from kgbuild.names import fold
from kgbuild.names.words import is_particle, known


def given_first(document: Document, person: Mention) -> Mention:
    """Give a person whose name ends in a given name, as the page prints it given name first if it does."""
    tokens = person.name.split()
    opens_given = fold(tokens[0]) in known("given") and not is_particle(tokens[0])
    if len(tokens) < 2 or opens_given or fold(tokens[-1]) not in known("given"):
        return person
    for cut in range(1, len(tokens)):
        turned = r"\s+".join(map(re.escape, (*tokens[cut:], *tokens[:cut])))
        if found := re.search(rf"(?<!\w){turned}(?!\w)", document.text):
            return replace(person, name=" ".join(found[0].split()))
    return person
