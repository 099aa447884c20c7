"""The patterns of printed dates, and of what stands around and between them, from the words of `lexicon/dates.toml`."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.dates.brackets import DASH
from kgbuild.dates.eras import ERAS
from kgbuild.dates.slashes import YEAR
from kgbuild.lexicon import alternatives, table

#: A year ends here; "2000 h" are hours, "2000 H. Moe" is somebody.
_YEAR_END = r"(?![^\W_a-e]|[a-e]\w|\.\d|[^\S\t\n]?(?:(?-i:h)|hrs|hours|horas|heures|stunden)\b)"
_ORDINAL = r"(?:st|nd|rd|th|er|ère|\.|º|ª)?"
#: Of "2006/7" the digits at the slash: a year and the one behind it, not a month.
_CONSECUTIVE = "|".join(f"{digit}/{digit + 1}" for digit in range(9))


@cache
def by_word(name: str) -> dict[str, str]:
    """Give the month, season or code that each word of a table of `lexicon/dates.toml` names."""
    return {word: number for number, words in table("dates")[name].items() for word in words}


@cache
def months() -> dict[str, str]:
    """Give the number of the month that each word names, the misspelt among them."""
    return {**by_word("misspelt"), **by_word("months")}


@cache
def date_pattern() -> re.Pattern[str]:
    """Match one printed date; the groups that match tell its form and its parts."""
    month = rf"(?:{alternatives(list(months()))})(?![^\W\d_])\.?"
    seasons = [name for name in by_word("seasons") if name != "vt"]
    season = rf"(?:{alternatives(seasons)}|vt(?!\s*,))(?![^\W\d_])"  # "Lundvik, VT, 2014" is a place
    of = rf"(?:\s*,)?\s*(?:(?:{alternatives(table('dates')['words']['joiner'])})\s+)?"
    day, dash = r"\d{1,2}", rf"\s*[{DASH}]{{1,3}}\s*"
    code = rf"(?-i:{alternatives(list(by_word('season_codes')))})"
    of_season = alternatives(table("dates")["words"]["of_seasons"])  # "2008 Summer intern"
    to = rf"(?:{dash}|\s+(?:{alternatives(table('dates')['words']['to'])})\s+)"
    first = rf"(?<![^l][’'‘]){day}"  # "GraphConf’22 Nov. 2022" has no day; "l'11 novembre" has
    held = rf"{month}\s+{day}{dash}(?:{month}\s+)?{day}\s*,?\s*{YEAR}"  # days behind the year of a name
    forms = [
        rf"(?P<y_iso>{YEAR})-(?P<m_iso>0[1-9]|1[0-2])-(?P<d_iso>[0-3]\d)(?!\d)",
        rf"(?P<y_big>{YEAR})(?P<g_big>[./])(?P<m_big>0?[1-9]|1[0-2])(?:(?P=g_big)(?P<d_big>[0-3]?\d))(?![\d.]\d|\d)",
        rf"(?!\d{{3}}(?:{_CONSECUTIVE}))(?P<y_ym>{YEAR})/(?P<m_ym>[1-9])(?![\d/\w])",
        rf"(?P<y_bym>{YEAR})\.(?P<m_bym>0?[1-9]|1[0-2])(?![\d\w]|[.,/]\d)",
        (
            rf"(?P<d_dmy>{first}){_ORDINAL}(?:(?:{to}|/)(?P<e_dmy>{day}){_ORDINAL})?\s+(?:(?:of|de|di)\s+)?(?P<w_dmy>{month})"
            rf"{of}(?P<y_dmy>{YEAR}){_YEAR_END}"
        ),
        rf"(?P<w_mdy>{month})\s+(?P<d_mdy>{day}){_ORDINAL}(?:{dash}(?P<e_mdy>{day}){_ORDINAL})?,?\s+(?P<y_mdy>{YEAR}){_YEAR_END}",
        rf"(?P<d_hy>{day})[-.](?P<w_hy>{month})[-.](?P<y_hy>{YEAR}){_YEAR_END}",
        rf"(?P<w_hm>{month})-(?P<y_hm>{YEAR}){_YEAR_END}(?!\s*[{DASH}]\s*\d{{2}}(?!\d))",
        (
            rf"(?P<s_ma>{season})(?:\s*[’'](?P<y_sa>\d\d)|\s?(?P<y_sw>[0-39]\d)/\d\d"
            rf"|(?:\s+|(?-i:(?<=Se)))(?P<y_st>[0-39]\d)(?=\s*(?:[,;:)\]/&]|[{DASH}]\s|and\b|$)))(?!\w)"
        ),
        rf"(?P<s_cy>{code})(?:(?-i:(?<=[a-z]))\.?\s|[’'])?(?P<y_cy>{YEAR}){_YEAR_END}",
        rf"(?P<s_cs>{code})[’']?(?P<y_cs>[0-39]\d)(?![\w.-])",
        rf"(?P<w_my>{month})(?:{of}|/)(?P<y_my>{YEAR}){_YEAR_END}",
        rf"(?P<w_ma>{month})\s*[’'](?P<y_ma>\d\d)(?!\w)",
        rf"(?P<s_sy>{season})(?:\s+(?:semester|term|quarter|session))?{of}(?P<y_sy>{YEAR})(?:[{DASH}/](?:{YEAR}|\d\d)(?!\d))?{_YEAR_END}",
        rf"(?P<y_ys>{YEAR})(?:\s+|\s*/\s*)(?:(?P<s_ys>{season})(?!\s*,?\s*{YEAR})(?!\s+(?:{of_season})\b)|\((?P<s_yb>{season})\))",
        (
            rf"(?P<y_ymd>{YEAR}),?\s+(?!{held})(?P<w_ymd>{month})"
            rf"(?:\s+(?P<d_ymd>{day}){_ORDINAL}(?:{dash}(?P<e_ymd>{day}){_ORDINAL})?(?!\d))?(?!\s*,?\s*{YEAR})"
        ),
        rf"(?P<d_dn>{day})\.\s?(?P<m_dn>{day})\.(?=\s?[{DASH}]\s?{day}\.\s?{day}\.\s?{YEAR})",
        rf"(?P<d_ds>{day})[{DASH}](?P<e_ds>{day})/(?P<m_ds>{day})/(?P<y_ds>{YEAR}){_YEAR_END}",
        rf"(?P<d_dot>{day})(?:\.\s?[{DASH}]\s?(?P<e_dot>{day}))?\.\s?(?P<m_dot>{day})\.\s?(?P<y_dot>{YEAR}){_YEAR_END}",
        rf"(?P<d_da>{day})-(?P<m_da>{day})-(?P<y_da>{YEAR}){_YEAR_END}",
        rf"(?P<a_sl>{day})/(?P<b_sl>{day})/(?P<y_sl>{YEAR}){_YEAR_END}",
        rf"(?P<m_num>0?[1-9]|1[0-2])\s?[/.]\s?(?P<y_num>{YEAR}){_YEAR_END}",
        r"(?P<m_sh>0?[1-9]|1[0-2])/(?P<y_sh>\d\d)(?![\d/])",
        rf"(?P<a_ab>{day})/(?P<b_ab>{day})/(?P<y_ab>\d\d)(?![\d/])",
        rf"(?P<y_yf>{YEAR})/(?P<yf>{YEAR}){_YEAR_END}",
        rf"(?<!\d{{4}}[{DASH}/])(?P<y_yy>{YEAR})(?P<g_yy>\s*(?:[{DASH}]{{1,3}}|[/.])\s*)(?P<yy>\d\d)(?![\d\w]|[.,/]\d|\.?\s+(?:d[ei]\s+)?{month})",
        rf"(?P<y_yd>{YEAR})[–—](?P<yd>\d)(?![\d\w]|[.,/]\d)",
        rf"(?P<y>{YEAR}){_YEAR_END}(?!\s*[{DASH}/]\s*\d{{5,}})(?!-[^\W\d_]{{2,}}\w*-\w*\d)",
        rf"(?P<w_br>{month})\s+(?P<y_br>\d\d)(?=\s*(?:\)|[{DASH}]))",
        rf"(?P<d_dm>{first}){_ORDINAL}\s+(?P<w_dm>{month})",
        rf"(?P<w_m>{month})(?:\s+(?P<d_m>{day}){_ORDINAL}(?![\d/:]))?",
        rf"(?P<s_s>{season})",
    ]
    parted = rf"(?<=\d{{2}}/)(?=[^\W\d])|(?<=[^\W\d]/)(?={season})"  # "Fall 2019/Spring 2020", "Spring/Fall 2019"
    before = rf"(?:(?<![\w.:/#+@&=$€£])|{parted})(?<!pp\.\s)(?<!p\.\s)(?<!pp\s)"
    counted = (
        rf"(?<!\d)(?P<y_cj>{YEAR})\s?(?:年度?|년도?)(?:\s?(?P<m_cj>{day})\s?[月월](?:\s?(?P<d_cj>{day})\s?[日일])?)?"
    )
    era = rf"(?P<era_jp>{'|'.join(ERAS)})(?P<y_jp>元|\d{{1,2}})年度?(?:(?P<m_jp>{day})月(?:(?P<d_jp>{day})日)?)?"
    year = r"(?-i:\s?(?:гг?|рр?|r)\.(?!\w))?"  # "2018 г.", "2018 r."
    return re.compile(f"{before}(?:{'|'.join(forms)}){year}|{counted}|{era}", re.IGNORECASE)


@cache
def gap_pattern() -> re.Pattern[str]:
    """Match what joins two dates to a range."""
    words, hoped, years = (alternatives(table("dates")["words"][key]) for key in ("to", "expected", "year"))
    return re.compile(
        rf"\s*(?:[{DASH}]{{1,3}}|/|→|->|至|到|\b(?:{words})\b(?:\s+(?:il|el|le|den|het|{years})\b)?)\s*(?:\(?\b(?:{hoped})\b\.?[):]?\s+)?|\s+:\s+",
        re.IGNORECASE,
    )


@cache
def hoped_pattern() -> re.Pattern[str]:
    """Match the word in brackets behind a range whose end is yet to come: "2025 – 2027 (expected)"."""
    return re.compile(rf"\s*\((?:{alternatives(table('dates')['words']['expected'])})\b\.?\)", re.IGNORECASE)


@cache
def open_pattern() -> re.Pattern[str]:
    """Match what stands behind the start of a range that has not ended."""
    present = alternatives(table("dates")["words"]["present"])
    to = alternatives(table("dates")["words"]["to"])
    return re.compile(
        rf"\s*[{DASH}]{{1,3}}\s*\((?:{present})\)"
        rf"|\s*(?:[{DASH}]{{1,3}}|\b(?:{to})\b|\(|\s:\s)?\s*(?:the\s+)?\b(?:{present})\b(?!\s*\d)\.?"
        rf"|\s*,\s*(?:the\s+)?\b(?:{present})\b(?!\s*\w)\.?"  # "2016, now a lecturer" says what came after
        rf"|\s*[{DASH}]{{1,3}}\s*(?:to|till|until)\s+(?:the\s+)?(?:{present})\b"
        rf"|\s*[{DASH}]{{1,3}}\s*(?:(?:act|att|auj|pres)\.|…|\.{{3}}|至今|现在|現在|今|현재)|\s+ff\."
        rf"|[{DASH}]{{1,2}}on\b|\s+(?:onwards?\b|on(?=[)\]]))|\+(?=[\s,;.)\]]|$)"
        rf"|\s*(?:[{DASH}]{{1,3}}[ ]*(?=$|[\n\t,;:.)\]|•*_])|(?:→|->)[ ]*(?=$|[\n\t)\]|]))",
        re.IGNORECASE,
    )


@cache
def hanging_pattern() -> re.Pattern[str]:
    """Match the dash that leaves a range open in front of what it dates: "2010– Editor". It hangs on its year."""
    return re.compile(r"[–—](?=\s+[A-ZÀ-Þ])")


@cache
def end_pattern() -> re.Pattern[str]:
    """Match a word for "to" whose date is not read."""
    return re.compile(rf"\s+(?:to|{alternatives(table('dates')['words']['until'])})\s+\w", re.IGNORECASE)


@cache
def prefix_pattern(key: str) -> re.Pattern[str]:
    """Match the words of `lexicon/dates.toml` that stand right before a date ("since", "until")."""
    between = (
        r"(?:\s+(?:il|los|les|de))?(?:\s+(?:años|anos|anni|années|jaren|jahren))?" if key in {"between", "from"} else ""
    )
    choice = alternatives(table("dates")["words"][key])
    choice = rf"(?:{choice}|{_counted_term()}),?" if key == "year" else f"(?:{choice})"
    return re.compile(rf"(?<!\w){choice}{between}\s+$", re.IGNORECASE)


def _counted_term() -> str:
    """Give the pattern of a part of a year by its number: "Semester 1", "2º semestre de", "third term", "Q1"."""
    terms, counts = (alternatives(table("dates")["words"][key]) for key in ("terms", "counts"))
    ordinal = r"[1-4](?:[.º°ªe]|er\.?|[dt]o\.?|ère|ème|st|nd|rd|th)?"
    return rf"(?:{counts}|{ordinal})\s+(?:{terms})(?:\s+de)?|(?:{terms})\s?(?:[1-4]|I{{1,3}})|[QST][1-4]"
