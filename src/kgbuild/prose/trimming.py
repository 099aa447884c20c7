"""Marks of the recogniser, cut to what they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kgbuild.lexicon import table, words
from kgbuild.names import fold, looks_like_name
from kgbuild.names.words import is_particle, known
from kgbuild.prose.marks import HONOURS, Mark
from kgbuild.prose.overlaps import countries
from kgbuild.prose.terms import terms
from kgbuild.prose.titled import NEXT_HONOUR, before_event, goes_to, label_by_noun

#: "Mina officially", "Mina has": what the recogniser took along behind a given name.
_ADVERB = re.compile(r"\w{3,}ly|also|again|has|is|just|now|too|was|will")
#: "Harvard Law School (J.D.)": what was earned there is no part of its name.
_IN_BRACKETS = re.compile(r"(?P<outside>[^()]{3,}?)\s*\((?P<inside>[^()]{2,12})\)?")
#: "Lecturer at Fen University": the role is told apart elsewhere.
_ROLE_AT = re.compile(r"(?P<role>[A-ZÀ-Þ][^,;()\n]{2,40}?) at (?:the )?(?P<body>[A-ZÀ-Þ].*)")
_CERTAIN = 0.9
_NAME_WORDS = 2
#: "Sample Institute in Norway"
_IN_COUNTRY = re.compile(r"\s+in\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w ]+)$")
_OF_BODY = re.compile(r"\s+(?:at|of)\s+(?:the\s+)?(?=[A-Z])")
#: Behind a role that somebody holds: "Principal Investigator of the Tide Project".
_HELD = re.compile(r"\s+(?:at|for|in|of|on|with)\s")
#: "Ada A.B. Example": letters that the recogniser took for two words, and the given name before them.
_CUT_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+[^\S\n]+)?(?:[A-ZÀ-Þ]\.)+$")
#: "Ada Example zur Dekanin": of names they are part behind "von und" alone.
_NO_PARTICLES = frozenset({"zum", "zur"})
#: "Moss Hall, Office 4": where somebody sits.
_ROOM = re.compile(
    r"\s*(?:(?:[\w.’'-]+\s+){1,3}(?:Building|Hall|House|Library|Tower|Wing)\b\s*,?\s*"
    r"(?:(?i:office|room|rm|suite|floor)\b|#?[A-Z]?\d)|(?i:office|room|rm|suite)\b\W*\w?\d)"
)
#: Between a rank's field and the body where it is held.
_AT = re.compile(
    r"\s*,?\s*(?:à|au|aux|presso|all[’']|alla|aan|bij|am|an|bei|at|chez|em|en|na|no|da|de|del|della|dell[’']|do)\s*"
    r"(?:(?:the|la|l[’']|le|de|het|der|el)\s*)?(?=[A-ZÀ-Þ])"
)
#: Verbs and prepositions that the recogniser takes along; "École normale supérieure" ends in small letters too.
_SMALL_END = re.compile(
    r"(?:\s+(?:ge\w+t|\w+iert|\w+ed|together|and|und|et|y|in|at|to|from|with|by|for|is|will|go|den|dem|die|der|mit"
    r"|en|e|la|el|le|na|no|de|em|pela|pelo|por|presso|\w+eerde|promovierte|habilitierte|ever|since|tätig|beschäftigt|angestellt|arbeitete))+$"
)
#: "Simple Proofs” won the Example Award": what stands before the verb is no honour.
_GIVEN = re.compile(
    r".*\b(?:won|wins|received|receives|gewann|erhielt|obtuvo|ganó|remporte|vinto)\s+(?:the\s+|an?\s+)?"
)
_ARTICLE = re.compile(r"An?\s+(?=\w+\s)")
#: "zu Gezeiten" den Beispielpreis: the end of what somebody wrote, which the recogniser took along.
_QUOTED = re.compile(r"[^\"“„«»”]*[\"”“»]\s+(?:(?:the|den|die|das|le|la|el|il|o|a|het|de)\s+)?(?=\w)")
#: "grateful to the Tide Fund for a Discovery Grant".
_FOR_A = re.compile(r".+\s(?:for|with)\s+an?\s+(?=\S)")
#: "prix Example en" 2011.
_TAIL = re.compile(
    r"(?:\s+(?:today|tomorrow|yesterday|(?:this|next|last)\s+(?:week|month|year)|en|in|im|nel|em|de|du|of|for|from|at|by|with|per|por|para|pour|pel[oa]|für|voor))+$"
)
_AND = re.compile(r",?\s+(?:and|et|und|y|e|en)\s+(?=(?P<small>[a-zß-ÿ])?)")
#: "I’m Ada Example" names Ada Example.
_FIRST_PERSON = re.compile(r"(?:Hi[,!]?\s+)?(?:I[’']m|I am|Ich bin|Je suis|Soy|Sono|Sou)\s+(?=[A-ZÀ-Þ])")
#: "Mina, Ana and Jonas": a list of given names, none of them the family name of the next.
_PAIR = re.compile(r"([^\W\d_][\w’'-]{2,}), ([^\W\d_][\w’'-]{2,})")
_GOES_ON = re.compile(r"(?:,\s+[A-ZÀ-Þ][\w’'-]+)*,?\s+(?:and|und|et|y|e|en|&)\s+(?=[A-ZÀ-Þ])")
_STOP = re.compile(
    r"\s*[:;!?]|\s+[·•|]\s|\s*\([$€£\d]|,\s+(?:poster|talk|session|booth|working|advised|supervised|under)\b"
    r"|\s+(?:and|und|et|y)\s+(?:leads?\b|teach(?:es)?\b|directs?\b|heads?\b|[Dd]irector|[Hh]ead|[Pp]rofessor|[Cc]hair|[Dd]ean)\b"
    r"|\s+for\s+(?=[a-z]+ing\b)|\s+to\s+(?=[a-z]+\s+(?:an?|the|our|my)\b)"
    r"|\s+to\s+(?=[a-z]{4,}\s|[A-Z]|(?:work|join|study|start|begin|pursue|do|be|take|lead|help)\b)"
    r"|\s+(?:dal|dall[’']|des de|desde|depuis|seit|sedan|siden|sinds|since|from|fra|från|od|nel|en|em|im|in)\s+"
    r"(?=(?:19|20)\d\d)"
    r"|\s+(?:im Jahre?|en el año|no ano|nell['’]anno|in het jaar|mit Auszeichnung|cum laude)\s"
    r"|\s+(?:sous|unter|bajo|sob|sotto|onder) (?:la|der|a|le|l[’'])|,?\s+under\s+(?=the\s|[A-ZÀ-Þ])"
    r"|\s+with\s+(?=(?:(?:Dr|Prof|Professor)\.?\s+)*[A-ZÀ-Þ][\w’'-]+\s+[A-ZÀ-Þ])"
    r"|\s+(?:mit|con|com|avec|met)\s+(?:einer?|einem|una?|uma?|une|een|de[rnm]|seiner|ihrer|la|a|sua|il|o)\s"
    r"|\s+(?:eine|een|uma?|una?|une)\s+(?:Arbeit|Dissertation|proefschrift|tese|tesi|tesis|thèse)\b"
    r"|\s+(?:come|como|comme|als|einen|eine|einem)\s+(?=[A-ZÀ-Þ])"
    r"|\s+den\s+(?=\w*(?:[Pp]reis|[Pp]latz|Titel|Ruf|Doktor|Vortrag|Bachelor|Master)\b)"
    r"|\s+(?:avec|com|con|met|mit|with)\s+(?:\w{1,3}\s+)?(?:apoio|apoyo|financ|finanzi|förder|Förder|fund|soutien|sostegno|steun"
    r"|support|Unterst)"
    r"|\s+[a-zà-ÿ]{2,}(?:ando|endo|iendo)\b"
    r"|\s+(?:and|e|en|et|und|y)\s+(?:[Bb]achar|[Dd]iplom|[Mm]agíster|[Mm]agister|[Mm][áa]ster|[Dd]irec|[Dd]ocent|[Dd]octor|[Dd]ottor|[Dd]outor|[Gg]raduad"
    r"|[Ii]nvestigador|[Ll]aure|[Ll]icenciad|[Mm]embr|[Mm]estr|[Mm]iembr|[Pp]esquisador|[Pp]rofes|[Rr]icercat)"
    r"|\s+nell[ao][’']?\s+(?=(?:[Cc]entr|[Dd]ipart|[Ff]acolt|[Ii]stit|[Ss]cuol|[Uu]niv))"
    r"|\s+(?=(?:Ph\.\s?D|[BM]\.\s?(?:A|E|S|Sc|Eng|Tech))\.?\s)"
    r"|\s+dans (?:la|le|les|l[’'])\s*(?=[a-z])|\s+in der (?=Lehre\b|Forschung\b)"
    r"|\s+che\s+(?:è|ha|sono|si)\s|\s+e?d?\s+e[’']\s|\s+(?:aquell?a|dicha|essa|cette)\b"
    r"|,?\s+(?:(?:called|entitled|for|named|on|titled|to)\s+)?[\"“„«](?=\w)|\s+(?:starting|beginning)(?:\s|$)"
    r"|,?\s+(?:sur|qui|et (?:a|est)|where|which|who|is|was|ist|war|und (?:ist|hat)|es|sobre)\s"
)
#: "the Tide Fund (TF/1R01-77": the number of a grant is no part of who pays it.
_OPEN_NUMBER = re.compile(r"(?<=\w)\s*\([^()]*\d{5}[^()]*$")
#: "Ada Example Wins Tide Prize": the verb of a headline.
_HEADLINE_END = re.compile(
    r"(?<=\w)\s+(?:Awarded|Defends|Defended|Earns|Earned|Graduates|Granted|Joins|Joined|Named|Presents|Promoted|Publishes|Receives?"
    r"|Received|Secures|Selected|Wins|Won)$"
)
#: "Welcome to TideLab Ada!": the lab is no part of her name.
_LAB_BEFORE = re.compile(r"\w+(?:Lab|LAB)\s+(?=[A-ZÀ-Þ])")


def _below_role(mark: Mark, sentence: str) -> Mark:
    """Give an organisation without the line above it that is a role: "Lecturer", "School of Tides"."""
    newline = sentence.find("\n", mark.start, mark.end)
    if mark.label != "ORG" or newline < 0:
        return mark
    line = sentence[sentence.rfind("\n", 0, mark.start) + 1 : newline].strip(" ,")
    if not any(term.label == "ROLE" and len(term.text) == len(line) for term in terms(line)):
        return mark
    rest = sentence[newline + 1 : mark.end]
    start = mark.end - len(rest.lstrip())
    return replace(mark, start=start, text=" ".join(rest.split()))


def beside_roles(mark: Mark, sentence: str) -> Mark:
    """Give an organisation without the lines above and below it that are roles, as blocks of addresses hold them."""
    mark = _below_role(mark, sentence)
    for newline in (at for at in range(mark.start, mark.end) if mark.label == "ORG" and sentence[at] == "\n"):
        line = re.split(r"[,\n]", sentence[newline + 1 :], maxsplit=1)[0].strip()
        if _ROOM.match(sentence, newline + 1) or any(
            term.label == "ROLE" and len(term.text) == len(line) for term in terms(line)
        ):
            kept = sentence[mark.start : newline].rstrip(" ,")
            return replace(mark, end=mark.start + len(kept), text=" ".join(kept.split()))
    return mark


def behind_role(mark: Mark) -> Mark:
    """Give an organisation without the role that opens it: "Deputy Director of the Centre for Tides"."""
    roles = (
        (term for term in terms(mark.text) if term.label == "ROLE" and not term.start) if mark.label == "ORG" else ()
    )
    for role in roles:
        link = _OF_BODY.match(mark.text, len(role.text))
        body = mark.text[link.end() :] if link else ""
        if words("sentences", "org_nouns") & set(body.casefold().split()):
            return replace(mark, start=mark.end - len(body), text=body)
    return mark


def before_role(mark: Mark) -> Mark:
    """Give an organisation without the role that "and" joins to it: "Fen University and research fellow of"."""
    for joint in _AND.finditer(mark.text) if mark.label == "ORG" else ():
        rest = mark.text[joint.end() :]
        led = (rest[len(term.text) :] for term in terms(rest) if term.label == "ROLE" and term.start == 0)
        if any(joint["small"] or _HELD.match(behind) for behind in led):
            return replace(mark, end=mark.start + joint.start(), text=mark.text[: joint.start()])
    return mark


def opened(mark: Mark) -> Mark:
    """Give a name without the words that open its sentence, or the role: "Yesterday Ada Moe", "Unsere Postdoc Ada"."""
    first, _, rest = mark.text.partition(" ")
    if mark.label not in {"PERSON", "ORG"} or not rest:
        return mark
    if first.casefold() in words("sentences", "ours"):
        noun, _, name = rest.partition(" ")
        if fold(noun) not in known("given") and fold(name.partition(" ")[0]) in known("given"):
            return Mark("PERSON", mark.end - len(name), mark.end, name)  # "Unser Kollege Bo Roe"
    role = fold(first) not in known("given") and any(t.label == "ROLE" and t.text == first for t in terms(first))
    role |= fold(first) in words("sentences", "no_given") and fold(rest.partition(" ")[0]) in known("given")
    if mark.label == "ORG" or not (role or first.rstrip(",").casefold() in words("sentences", "openers")):
        return mark
    return opened(replace(mark, start=mark.end - len(rest), text=rest))


def parted(mark: Mark, sentence: str) -> tuple[Mark, ...]:
    """Give the two that a comma parts where the recogniser took them for one: two of a list, a place and a person."""
    pair = _PAIR.fullmatch(mark.text) if mark.label == "PERSON" else None
    if pair and _GOES_ON.match(sentence, mark.end):
        first, second = pair.groups()
        return (
            replace(mark, end=mark.start + len(first), text=first),
            replace(mark, start=mark.end - len(second), text=second),
        )
    degree = _IN_BRACKETS.fullmatch(mark.text) if mark.label == "ORG" else None
    if degree and any(term.label == "DEGREE" and term.start == 1 for term in terms(f"({degree['inside']})")):
        at = mark.start + degree.start("inside")
        return (
            replace(mark, end=mark.start + degree.end("outside"), text=degree["outside"]),
            Mark("DEGREE", at, at + len(degree["inside"]), degree["inside"]),
        )
    held = _ROLE_AT.fullmatch(mark.text) if mark.label == "ORG" else None
    if held and any(term.label == "ROLE" and len(term.text) == len(held["role"]) for term in terms(held["role"])):
        return (replace(mark, start=mark.end - len(held["body"]), text=held["body"]),)
    place, comma, rest = mark.text.rpartition(", ")
    if mark.label not in {"PLACE", "ORG"} or not comma or " " not in rest or looks_like_name(rest) < _CERTAIN:
        return (mark,)
    at = mark.end - len(rest)
    return (
        replace(mark, end=mark.start + len(place), text=place),
        Mark("PERSON", at, mark.end, rest),
    )


def with_initials(mark: Mark, sentence: str) -> Mark:
    """Give a name that begins within its letters with all of them and the given name before: "Ada A." "B. Example"."""
    cut = mark.label == "PERSON" and re.match(r"[A-ZÀ-Þ]\.", mark.text)
    before = _CUT_INITIALS.search(sentence, 0, mark.start) if cut else None
    if before is None:
        return mark
    return replace(mark, start=before.start(), text=" ".join(sentence[before.start() : mark.end].split()))


def trimmed(mark: Mark) -> Mark:
    """Cut off what the recogniser took too much of: a colon or a verb ends a name."""
    if mark.label == "FIELD":
        return mark
    if mark.label in HONOURS and label_by_noun(mark.text):
        return _bare_honour(mark)
    if mark.label == "PERSON":
        mark = _named(mark)
        verb = _HEADLINE_END.search(mark.text)
        mark = replace(mark, end=mark.start + verb.start(), text=mark.text[: verb.start()]) if verb else mark
        lab = _LAB_BEFORE.match(mark.text)
        mark = replace(mark, start=mark.start + lab.end(), text=mark.text[lab.end() :]) if lab else mark
    opened = _FIRST_PERSON.match(mark.text) if mark.label == "PERSON" else None
    if opened and opened.end() < len(mark.text):
        mark = replace(mark, start=mark.start + opened.end(), text=mark.text[opened.end() :])
    stop = _STOP.search(mark.text)
    text = mark.text[: stop.start()] if stop else mark.text
    text = text.rstrip(" –—-") if mark.label == "PERSON" else text
    text = _SMALL_END.sub("", text.rstrip(",")) or text
    text = _OPEN_NUMBER.sub("", text) if mark.label == "ORG" else text
    lead = _lead().match(text) if mark.label == "ORG" else None
    start = lead.end() if lead else 0
    if text == mark.text and not start:
        return mark
    return replace(mark, start=mark.start + start, end=mark.start + len(text), text=text[start:])


@cache
def _lead() -> re.Pattern[str]:
    """Give what stands before a body and is no part of its name: signs, all up to a preposition."""
    arrows = "|".join(table("statements")["arrows"])
    return re.compile(rf"(?:{arrows}|[>@–—-])+\s*(?=\w)|.*\s(?:pelo|pela|presso|por la|por el|an der|à l[’'])\s+")


def before_rank(mark: Mark, certain: Iterable[Mark], sentence: str) -> Mark:
    """Give an organisation without the first words of the role behind it: "Fen University and Visiting" Professor."""
    ranks = (m for m in certain if m.label == "ROLE" and mark.start < m.start < mark.end < m.end)
    rank = next(ranks, None) if mark.label == "ORG" else None
    kept = _SMALL_END.sub("", sentence[mark.start : rank.start].rstrip(" ,;")) if rank else ""
    return replace(mark, end=mark.start + len(kept), text=" ".join(kept.split())) if kept else mark


def behind_rank(mark: Mark, certain: Iterable[Mark], sentence: str) -> Mark:
    """Give an organisation without the field of a rank before it: "géographie à Sciences Fen"."""
    ranks = (m for m in certain if m.label == "ROLE" and m.start < mark.start < m.end < mark.end)
    rank = next(ranks, None) if mark.label == "ORG" else None
    led = _AT.match(sentence, rank.end, mark.end) if rank else None
    if rank is None or led is None:
        return mark
    return replace(mark, start=led.end(), text=" ".join(sentence[led.end() : mark.end].split()))


def _named(mark: Mark) -> Mark:
    """Give a name without what goes on behind it in small letters: "Ada Example zum Dekan", "Ada officially"."""
    parts = list(re.finditer(r"\S+", mark.text))
    small = (
        n
        for n, word in enumerate(parts)
        if word[0][0].islower() and (word[0] in _NO_PARTICLES or not is_particle(word[0]))
    )
    first = next(small, 0)
    given = len(parts[0][0]) > len("An") and fold(parts[0][0]) in known("given")
    alone = first and (given or _ADVERB.fullmatch(parts[first][0]))
    if first < _NAME_WORDS and not alone:
        return mark
    end = parts[first - 1].end()
    return replace(mark, end=mark.start + end, text=mark.text[:end])


def ended(body: Mark) -> Mark:
    """Give an organisation without the part of the sentence that the recogniser took along behind its name."""
    opened = max(len(body.text) - len(body.text.lstrip('"“„«‘* ·•|–—@')), _bracketed(body.text))
    found = _body_ends().search(body.text)
    end = len(body.text[: found.start()] if found else body.text)
    country = _IN_COUNTRY.search(body.text, 0, end)
    end = country.start() if country and fold(country["name"]) in countries() else end
    closed = len(body.text[:end].rstrip('"”“»’* '))
    if (opened, closed) == (0, len(body.text)) or closed <= opened:
        return body
    return replace(body, start=body.start + opened, end=body.start + closed, text=body.text[opened:closed])


def _bracketed(text: str) -> int:
    """Give where a body begins in a bracket that a mark cuts open: "Diploma in Physics (University of Fen"."""
    opened = text.rfind("(") + 1
    inside = set(text[opened:].casefold().split())
    return opened if ")" not in text[opened:] and inside & words("sentences", "org_nouns") else 0


@cache
def _body_ends() -> re.Pattern[str]:
    """Give what the name of a body ends before: a comma and small letters, "and" before a verb or a preposition."""
    bodies = "|".join([*table("roles")["bodies"], *words("sentences", "org_nouns")])
    verbs = "|".join(table("statements")["finite"])
    ends = "|".join(table("sentences")["units"]["ends"]).replace("BODIES", bodies).replace("VERBS", verbs)
    return re.compile(rf"(?:\s+|(?=,))(?:{ends.replace(' ', chr(92) + 's+')})")


def _bare_honour(mark: Mark) -> Mark:
    """Cut off the verb before an honour, and behind it the next honour, its month, and to whom it is given."""
    given = _GIVEN.match(mark.text) or _QUOTED.match(mark.text)
    article = _ARTICLE.match(mark.text)
    start = given.end() if given else article.end() if article else 0
    listed = NEXT_HONOUR.search(mark.text, start)
    if listed and not label_by_noun(mark.text[: listed.start()]):
        start = listed.end()  # "Example Society, the Sample Prize": who gave the one before
    paid = _FOR_A.match(mark.text) if mark.label == "GRANT" and not start else None
    start = paid.end() if paid else start
    ends = [match.start() for cut in (NEXT_HONOUR, _when()) if (match := cut.search(mark.text, start))]
    end = min(ends, default=len(mark.text))
    end = len(goes_to(_TAIL.sub("", mark.text[: start + before_event(mark.text[start:end])])))
    return replace(mark, start=mark.start + start, end=mark.start + end, text=mark.text[start:end])


@cache
def _when() -> re.Pattern[str]:
    months = "|".join(sorted(month for names in table("dates")["months"].values() for month in names))
    seasons = "|".join(sorted(season for names in table("dates")["seasons"].values() for season in names))
    return re.compile(rf"(?i),?\s+(?:in|im|en|em|on|for)\s+(?:the\s+)?(?:(?:{months})|(?:{seasons})(?=\s+\d))\b")
