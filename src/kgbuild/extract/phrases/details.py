"""What the labelled lines of an entry say: its thesis, its advisors, what came after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from kgbuild.dates import find_ranges
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.degrees import degree_pattern, find_degree
from kgbuild.extract.phrases.grades import is_distinction
from kgbuild.extract.phrases.parts import Line, Part
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place, label_pattern, organization_weight
from kgbuild.lexicon import words
from kgbuild.model import Mention
from kgbuild.names import looks_like_name, parse_name, split_people, without_titles

_YEAR_BEHIND = re.compile(r"\s*\(?(?:19|20)\d\d\)?\s*$")
_PART_OF_TITLE = re.compile(
    r"(?:\b(?:in|to|by|of|im|en|em|au|ab|bis|for|nel|and|vor|vers|until|since|from|after|beyond|around)|[–-])$",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[“\"«„»「『《]\s*([^”\"»“«「」『』《》]{8,}?)[.,]?\s*[”\"»“«」』》]"
    r"|(?<!\w)[‘'](?=\S)((?:[^‘’'\n]|(?<=\w)['’](?=\w)){8,}?)[.,]?[’'](?!\w)"
)
_THESIS = re.compile(
    r"(?:\b(?:thes[ie]s|thèse|mémoire|tesis?|tesi|topic|title)|dissertation(?:sschrift)?|arbeit)\b[^“\"«„»]{0,40}",
    re.IGNORECASE,
)
#: One to three words and a colon.
_LABEL = re.compile(r"\s*([A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,2})\s*:\s")
#: What follows the sentence of a list of names is no name: "with Ada Example. Example University".
_STOP = re.compile(r"(?<=[a-zß-ÿ] )(?P<word>[A-ZÀ-Þ][\w’'-]{2,})\.\s+(?P<next>[A-ZÀ-Þ][\w’'-]+)[\s,]")
_NAME = 0.5
#: A name in quotation marks that goes on: "“La Mer” Foundation Scholarship".
_QUOTED_NAME = re.compile(r"[“\"«„][^”\"»“«„]+[”\"»“]\s+[A-Z][\w’'-]+\s+\w")
#: So many words behind a quotation make up the rest of its title.
_SUBTITLE = 3
#: A label says what follows.
_LABELLED = 0.25
#: "Ada Moe (Fen College)".
_NAMED_AT = re.compile(r"[^()]{3,60}\s\((?P<body>[^()]+)\)\W*")
#: "Advisor, Ada Moe"; "…, Ada Moe, advisor".
_ADVISOR = (
    r"(?:(?:dissertation|thesis|doctoral|ph\.?d\.?)\s)?(?:co-?)?(?:advis[eo]rs?|supervisors?)"
    r"|(?:dissertation|thesis)\s(?:director|chair)"
)
_BESIDE = re.compile(rf"\W*(?i:{_ADVISOR}),\s+(?P<people>(?:(?:Prof|Dr)\.? )?[A-ZÀ-Þ][^,;:()]{{3,60}})\W*$")
_BEHIND = re.compile(
    rf"(?:^|[,;.:”\"]\s+)(?P<people>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){{1,3}}),\s+(?i:{_ADVISOR})\W*$"
)
#: "…, directed by Ada Moe and Lee Gold": what ends the line of a thesis.
_DIRECTED = re.compile(
    r"(?:[,.;:(–-]\s*|(?<=\S)\s+)"
    r"(?i:(?:co-?)?(?:directed|supervised|advised) by|under the (?:direction|supervision|guidance) of) "
    r"(?P<people>(?:(?:Profs?|Drs?)\.? )?[A-ZÀ-Þ][\w.’'-]*"
    r"(?:,? (?:and |& )?(?:d[aeiu] |v[ao]n |del? )?[A-ZÀ-Þ][\w.’'-]*)*)\W*$"
)
#: "Dissertation committee: ", and one of it with what that one is: "Ada Moe (advisor)".
_COMMITTEE = re.compile(r"(?i)\b(?:committees?|comité|comissão|comitato|commissione?|jury|kommission)(?:\s\w+)?\s*:\s*")
_MARKED = re.compile(
    r"(?P<name>(?:(?:Prof|Dr)\.? )?[A-ZÀ-Þ][\w.’'-]*(?: (?:d[aeiu]l? |v[ao]n )?[A-ZÀ-Þ][\w.’'-]*){1,3})"
    r"\s\((?P<mark>[^()]{4,24})\)"
)
#: Who did what an advisor does stands behind one of these.
_BY = frozenset({"af", "av", "by", "door", "par", "pela", "pelo", "per", "por", "von"})
_FROM = re.compile(r"(?<=[\w.])\s+(?:from|at)\s+(?:the\s+)?[A-ZÀ-Þ](?:(?!,|;|\s(?:and|&|et|und)\s).)*")

_OUTCOME = re.compile(
    r"(?:^|[,;.(–—-]\s*|\s)(?:(?:now|currently|subsequently|afterwards|went on to|heute|jetzt|actuellement|attualmente|"
    r"actualmente|ahora|atualmente|nu)\b[:,]?\s*(?:(?:@|(?:an?|at|as|the|bei|à|en|chez|presso|een)\b)\s+)*(?=\S)|"
    r"(?:(?:first|initial|current|present|next|subsequent|last known) (?:job|position|employment|placement|appointment|"
    r"employer|affiliation)|placement|placed at)\b\s*:?\s*)(?P<after>[^()\n;]*)",
    re.IGNORECASE,
)
#: Behind the title of a thesis: "Thèse soutenue le 17 novembre 2017".
_DEFENDED = re.compile(
    r"(?:\.\s+|\.?\s*\(\s*)(?=(?:(?:thèse |mémoire )?souten(?:ue?|ance)|(?:successfully )?defen[sc]e?d?"
    r"|verteidig|defendida|discussa|leída|graduated|completed|awarded|verdediging)\b)",
    re.IGNORECASE,
)
#: A name ends at a bracket, a dash, a full stop behind a word that is no title, and before small letters and years.
_CLAUSE_END = re.compile(
    r"[;()\[\]\t]|\s[-–—]\s|(?<=[a-zß-ÿ]{2})(?<![Pp]rof)(?<!\b[Dd]r)(?<![Dd]ott)(?<!\b[Ii]ng)(?<!\b[Dd]ra)(?<!\b[Dd]rs)(?<!\b[Pp]rofs)(?<!\b[Nn]at)\.(?:\s|$)"
    r"|,\s+(?=[a-z]|(?:19|20)\d\d)"
)


def value_of(line: Line, *keys: str) -> tuple[str, int] | None:
    """Give what a line says under a label of one of the groups `keys`: the text and its offset in the document.

    A label opens the line ("Advisor: X"), or heads its column.
    """
    if line.column and line.column.casefold().strip(" :") in {label for key in keys for label in words("labels", key)}:
        return line.text, line.start
    match = label_pattern(*keys).match(line.text)
    return (line.text[match.end() :], line.start + match.end()) if match else None


def is_labelled(line: Line) -> bool:
    """Say whether a line is a detail with a label rather than the head of an entry."""
    keys = ("advisor", "coadvisor", "thesis", "outcome", "noise", "institution", "field", "role", "birth")
    return label_pattern(*keys).match(line.text) is not None or is_remark(line)


def is_remark(line: Line) -> bool:
    """Say whether a line opens with a label that no list knows ("Lab: X"): no role, degree, place or body."""
    match = _LABEL.match(line.text)
    if line.column or match is None or find_ranges(match[1]):
        return False
    body = organization_weight(match[1]) > 0 and " " in match[1]
    return not (is_role(match[1]) or find_degree(match[1]) or body or is_place(match[1]))


def thesis_of(lines: Sequence[Line]) -> str:
    """Give the title of a thesis: under its label, else in quotation marks behind the label anywhere in a line."""
    for line, below in zip_longest(lines, lines[1:]):
        found = value_of(line, "thesis")
        if found and found[0].strip():
            return _whole_title(_value_end(found[0]))
        if found and below and (quoted := _QUOTED.fullmatch(below.text.strip())):
            return _whole_title(_value_end(quoted[0]))
    for line in lines:
        match = label_pattern("thesis", inside=True).search(line.text)
        if match and line.text[match.end() :].strip():
            return clean_title(_value_end(line.text[match.end() :]))
    for line in lines:
        match = _THESIS.search(line.text)
        quoted = _QUOTED.search(line.text, match.end()) if match else None
        if quoted:
            return clean_title(quoted[0])
    return ""


def _whole_title(text: str) -> str:
    """Give a title with what goes on with it behind a quotation that opens it: "«Roses». Studies of a garden"."""
    quoted = _QUOTED.match(text.strip())
    behind = re.findall(r"(?<![\w’'])[^\W\d_]{4,}", text.strip()[quoted.end() :]) if quoted else []
    goes_on = quoted is not None and text.strip()[quoted.end() :].startswith((". ", ": ")) and len(behind) >= _SUBTITLE
    return " ".join(text.split()).strip(" .,") if goes_on else clean_title(text)


def _value_end(text: str) -> str:
    """Give a value up to the next label within its line ("…, supervisor: X"), or to who directed the thesis."""
    directed = _DIRECTED.search(text)
    text = text[: directed.start()] if directed else text
    labels = label_pattern("advisor", "coadvisor", "outcome", "noise", inside=True)
    match = labels.search(text)
    text = text[: match.start()] if match else text
    return re.split(r"\s\|\s", _DEFENDED.split(text, maxsplit=1)[0])[0]


def quoted_in(lines: Sequence[Line]) -> str:
    """Give the first quoted title of some lines."""
    found = (_QUOTED.search(line.text) for line in lines)
    return next((clean_title(match[0]) for match in found if match), "")


def _without_year(text: str) -> str:
    """Give a title without the year behind it, unless a preposition makes it part of it: "Tides until 2050"."""
    dated = _YEAR_BEHIND.search(text)
    return text[: dated.start()] if dated and not _PART_OF_TITLE.search(text[: dated.start()]) else text


#: "[Tides of the north]".
_SQUARE = re.compile(r"\[[^\[\]]+\]")


def clean_title(text: str) -> str:
    """Give a title without the quotation marks, brackets and dates around it, white space folded.

    >>> clean_title('“On proofs.” (2012)')
    'On proofs'
    """
    quoted = _QUOTED.match(text.strip())
    if _QUOTED_NAME.match(text.strip()):
        return " ".join(text.split()).strip(" .,;*_")
    text = quoted[1] or quoted[2] if quoted else _without_year(text)
    text = text.strip()[1:-1] if _SQUARE.fullmatch(text.strip()) else text
    bare = " ".join(text.split()).rstrip(" [(").strip(' .,;“”„"«»「」『』《》*_').removesuffix("’").removeprefix("‘")
    return f"{bare}”" if bare.count("“") > bare.count("”") else bare  # "Tides: “The Wave”"


def before_labels(line: Line) -> Line:
    """Give a line with the parts before the first label inside it ("Ph.D., Physics, 2012. Advisor: …"), but no host."""
    hosts = _hosts(line)
    line = replace(line, parts=tuple(part for part in line.parts if part not in hosts)) if hosts else line
    labels = label_pattern("advisor", "coadvisor", "thesis", "outcome", "noise", inside=True)
    match = labels.search(line.text)
    if match is None or line.column:
        return line
    close = line.text.find(")", match.end()) if match[0].startswith("(") else -1
    end = line.start + (close if close >= 0 else len(line.text))  # a label in brackets rules no further than they do
    cut = line.start + match.start()
    kept = (_until(part, cut) for part in line.parts if part.start < cut or part.start > end)
    return replace(line, parts=tuple(kept))


def _until(part: Part, cut: int) -> Part:
    """Give a part up to a label in its midst: "Ph.D. Mathematics Advisors: Ada Moe"."""
    inside = part.start < cut < part.end and part.end - part.start == len(part.text)
    text = part.text[: cut - part.start].rstrip() if inside else part.text
    return replace(part, text=text, end=part.start + len(text)) if inside else part


def advisor_at(line: Line) -> Part | None:
    """Give the body behind the name of an advisor: "Advisor: Ada Moe, Fen College", "Ada Moe (Fen College)"."""
    match = label_pattern("advisor").match(line.text) or label_pattern("advisor", inside=True).search(line.text)
    behind = [part for part in line.parts if match and part.end > line.start + match.end()]
    body = next((part for part in behind if organization_weight(part.text) == 1), None)
    named = _NAMED_AT.fullmatch(body.text) if body else None
    if body is None or named is None:
        return body
    start = body.start + named.start("body")
    return replace(body, text=named["body"], start=start, end=start + len(named["body"]))


def _hosts(line: Line) -> tuple[Part, ...]:
    """Give the person with a title who stands on a dated line: "Assistant, Example University, Prof. Ada Roe, 2012".

    Several make a committee, and behind a colon the label tells who they are.
    """
    found = tuple(part for part in line.parts[1:] if line.dates and _is_titled(part.text))
    return found if len(found) == 1 and ":" not in line.text[: found[0].start - line.start] else ()


@cache
def _is_titled(text: str) -> bool:
    if re.match(r"(?:the\s+)?(?:hon\b|honou?rable|judge|(?:chief )?justice)", text, re.IGNORECASE):
        return False  # whom a clerk worked for
    name = text.removeprefix(parse_name(text).prefix).strip(" ,")
    titled = name != text and " " in name and organization_weight(text) == 0
    return titled and not is_role(name) and looks_like_name(name) >= _NAME


def outcome_of(line: Line) -> tuple[str, int]:
    """Give what a line says came after ("now at X", "first position: Y") and where that begins, -1 if it does not."""
    stated = value_of(line, "outcome")
    if stated:
        return stated[0].strip(" .)]"), 0
    match = _OUTCOME.search(line.text)
    return (match["after"].strip(" .,;)]"), match.start()) if match else ("", -1)


#: What follows a name in its line under a label that no list knows: "Ada Moe. Fields: Tides; Waves".
_ANY_LABEL = re.compile(r"(?<=[^\W\d_]{2})[.;]\s+(?=[A-ZÀ-Þ][\w/ -]{2,30}:\s)")


def advisors_of(lines: Sequence[Line]) -> tuple[Mention, ...]:
    """Give who is named as advisor: under a label, or after "advised by", "with", at the end of a line."""
    found: list[Mention] = []
    for line in lines:
        value = value_of(line, "advisor", "coadvisor")
        if value:
            found += (person for told, at in _labelled_people(*value) for person in people_in(told, at, _LABELLED))
            continue
        if beside := _BESIDE.match(line.text) or _BEHIND.search(line.text):
            found += people_in(beside["people"], line.start + beside.start("people"), _LABELLED)
            continue
        for match in label_pattern("advisor", inside=True).finditer(line.text):
            named = _clause(_without_remarks(line.text[match.end() :]))
            found += people_in(named, line.start + match.end(), _LABELLED)
        found += (person for host in _hosts(line) for person in people_in(host.text, host.start))
        found += _marked(line)
        plain = _untitled_text(line)
        if value_of(line, "thesis") and (directed := _DIRECTED.search(plain)):
            found += people_in(directed["people"], line.start + directed.start("people"), _LABELLED)
        for match in () if value_of(line, "thesis") else shape("advised_inline").finditer(plain):
            certain = not _BY.isdisjoint(match[0].split()) or len(match[0].split()) > 2
            if not certain and is_deed(line.text):
                continue  # "Analysed tides with Ada Example"
            guides = people_in(_without_employers(_clause(plain[match.end() :])), line.start + match.end(), _LABELLED)
            found += (
                person for person in guides if certain or (" " in person.name and not is_distinction(person.name))
            )
    return tuple({mention.name: mention for mention in found}.values())


def _marked(line: Line) -> Iterator[Mention]:
    """Give who advises by the bracket behind the name, in a committee: "Committee: Ada Moe (advisor), Bo Ekman"."""
    committee = _COMMITTEE.search(line.text)
    advises = words("labels", "advisor") | words("labels", "coadvisor")
    for match in _MARKED.finditer(line.text, committee.end()) if committee else ():
        if match["mark"].casefold() in advises:
            yield from people_in(match["name"], line.start + match.start("name"), _LABELLED)


def _labelled_people(value: str, offset: int) -> Iterator[tuple[str, int]]:
    """Give the names behind the label of an advisor, and behind those of others in its line: "A. Co-advisor: B"."""
    named = label_pattern("thesis", "outcome", "noise", inside=True).split(value, maxsplit=1)[0]
    labels = list(label_pattern("advisor", "coadvisor", inside=True).finditer(named))
    starts = [0, *(label.end() for label in labels)]
    ends = [*(label.start() for label in labels), len(named)]
    for start, end in zip(starts, ends, strict=True):
        yield _first_sentence(_ANY_LABEL.split(named[start:end], maxsplit=1)[0]), offset + start


def before_advisors(text: str) -> str:
    """Give a text up to the first words in it that lead to an advisor.

    >>> before_advisors("PhD in Law, supervised by Ada Example"), before_advisors("Thesis advisor Ada Example")
    ('PhD in Law, ', '')
    """
    return shape("advised_inline").split(text, maxsplit=1)[0]


def _without_remarks(text: str) -> str:
    """Give a text with blanks for its brackets, but for a stop behind: bodies behind the names of a list end it not."""
    return re.sub(r"\([^()]*\)(\.?)", lambda bracket: f"{';' if bracket[1] else ' ':>{len(bracket[0])}}", text)


def _without_employers(text: str) -> str:
    """Give names without where each is from: "Ada Example from Fen University and Bo Moe from Tide College"."""
    return _FROM.sub(lambda body: " " * len(body[0]), text)


def _untitled_text(line: Line) -> str:
    """Give a line with blanks for what is quoted or in italics: titles, whose words are nobody's names."""
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), line.text)
    for part in line.parts:
        if part.emphasis and len(part.text.split()) > 2:
            at = part.start - line.start
            text = text[:at] + " " * len(part.text) + text[at + len(part.text) :]
    return text


def _clause(text: str) -> str:
    """Give the text up to where a list of names ends: a bracket, a full stop after a word, a dash, a tab."""
    return _CLAUSE_END.split(text, maxsplit=1)[0]


def _first_sentence(text: str) -> str:
    """Cut a text where a sentence ends; a title's point ends none: "Associate Prof. Ada Example"."""
    ends = (m.end("word") for m in _STOP.finditer(text) if not parse_name(f"{m['word']}. {m['next']}").prefix)
    return text[: next(ends, len(text))]


def people_in(text: str, offset: int, least: float = _NAME) -> Iterator[Mention]:
    """Give the people that a text lists, those only that look like people, at least so much."""
    for mention in split_people(text, offset).people:
        if looks_like_name(mention.name) >= least:
            yield _untitled(mention)


def _untitled(mention: Mention) -> Mention:
    """Give a mention without the "Prof. Dr." before its name and the ", PhD" behind it."""
    bare, comma, degree = mention.name.rpartition(", ")
    if comma and " " in bare and len(degree) >= len("PhD") and degree_pattern().fullmatch(degree):
        mention = replace(mention, name=bare, end=mention.start + len(bare))
    name = without_titles(mention.name)
    if name == mention.name or " " not in name:
        return mention
    start = mention.start + mention.name.index(name)
    return replace(mention, name=name, start=start, end=start + len(name))
