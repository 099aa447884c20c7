"""Values for the slots of the grammar: names of people and organisations, fields, awards, dates, events."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from faker import Faker

_LOCALES = {
    "en": ["en_US", "en_GB", "en_IN", "en_AU"], "fr": ["fr_FR", "fr_CA"], "de": ["de_DE", "de_AT"],
    "es": ["es_ES", "es_MX"], "it": ["it_IT"], "pt": ["pt_BR", "pt_PT"], "nl": ["nl_NL"],
}  # fmt: skip
_ANYWHERE = ["sv_SE", "fi_FI", "da_DK", "no_NO", "pl_PL", "cs_CZ", "hu_HU", "ro_RO", "tr_TR", "id_ID", "hr_HR", "en_US"]
_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "Janvier",
        "Mars",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
        "Enero",
    ],
    "it": [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    "pt": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    "nl": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
}


class Filler:
    """Draws a value for a slot."""

    def __init__(
        self,
        folder: Path,
        organisations: dict[str, list[str]],
        places: list[str],
        given: Sequence[str],
        rng: random.Random,
    ) -> None:
        self._data = tomllib.loads((folder / "gazetteer.toml").read_text(encoding="utf-8"))
        self._organisations, self._places, self._rng = organisations, places, rng
        self._given = [name.capitalize() for name in given if len(name) > 2]
        self._fakers = {code: Faker(code) for codes in (*_LOCALES.values(), _ANYWHERE) for code in codes}
        for faker in self._fakers.values():
            faker.seed_instance(rng.randrange(1 << 30))

    def fill(self, slot: str, language: str) -> str:
        """Give a value for `slot` as this language would print it."""
        slots: dict[str, Callable[[str], str]] = {
            "PERSON": self._person, "person": self._person, "GIVEN": self._given_name, "ORG": self._organisation,
            "FAMILY": self._family, "FAMILYx": self._family, "FAMILYI": self._cited, "PLACE": self._place,
            "FIELD": self._field, "field": self._field, "place": self._place, "FIELDT": self._titled_field,
            "AWARD": self._award, "GRANT": self._grant,
            "EVENT": self._event, "date": self._date, "topic": self._topic, "topicT": self._title, "tool": self._tool,
        }  # fmt: skip
        return slots[slot](language)

    def _pick(self, table: str, key: str) -> str:
        return str(self._rng.choice(self._data[table][key]))

    def _faker(self, language: str) -> Faker:
        local = self._rng.random() < 0.6
        return self._fakers[self._rng.choice(_LOCALES[language] if local else _ANYWHERE)]

    def _listed(self) -> tuple[str, str]:
        names = self._data["pinyin"]
        kind = self._rng.randrange(7)
        if kind < 2:
            first = "".join(self._rng.sample(names["syllables"], self._rng.choice([1, 2, 2]))).capitalize()
            return first, self._rng.choice(names["family"])
        if kind == 2:
            return self._rng.choice(names["korean"]), self._rng.choice(names["family"][50:67])
        stem = ("south_asian", "african", "arabic", "slavic")[kind - 3]
        return self._rng.choice(names[f"{stem}_given"]), self._rng.choice(names[f"{stem}_family"])

    def _given_name(self, language: str) -> str:
        draw = self._rng.random()
        if draw < 0.35:
            return self._listed()[0]
        if draw < 0.5 and self._given:
            return self._rng.choice(self._given)
        return str(self._faker(language).first_name())

    def _family(self, language: str) -> str:
        if self._rng.random() < 0.4:
            return self._listed()[1]
        return str(self._faker(language).last_name())

    def _person(self, language: str) -> str:
        given, family = self._listed() if self._rng.random() < 0.4 else ("", "")
        given = given or self._given_name(language)
        family = family or self._family(language)
        draw = self._rng.random()
        if draw < 0.12:
            given += f" {self._rng.choice('ABCDEFGHJKLMNPRSTW')}."
        elif draw < 0.18:
            given = f"{given[0]}. {self._rng.choice('ABCDEGHJLMNPRST')}."
        elif draw < 0.24:
            given = f"{given[0]}."
        elif draw < 0.32:
            given += f" {self._given_name(language)}"
        if self._rng.random() < 0.05:
            family = self._rng.choice(["van der ", "von ", "de ", "de la ", "van ", "Van ", "De ", "di "]) + family
        if self._rng.random() < 0.06:
            family += self._rng.choice(["-", " "]) + self._family(language)
        return f"{given} {family}"

    def _cited(self, language: str) -> str:
        initials = " ".join(f"{c}." for c in self._rng.sample("ABCDEFGHJKLMNPRST", self._rng.choice([1, 1, 2])))
        return f"{self._family(language)}, {initials}"

    def _organisation(self, language: str) -> str:
        local = language != "en" and self._rng.random() < 0.7
        name = self._rng.choice(self._organisations[language if local else "en"])
        name = name.removeprefix("The ")
        if self._rng.random() < 0.12 and language == "en":
            return f"Department of {self._titled_field(language)}, {name}"
        return f"{name}, {self._place(language)}" if self._rng.random() < 0.01 else name

    def _place(self, _: str) -> str:
        place = self._rng.choice(self._places)
        return f"{place}, {self._fakers['en_US'].country()}" if self._rng.random() < 0.3 else place

    def _field(self, language: str) -> str:
        return self._pick("fields", language)

    def _titled_field(self, language: str) -> str:
        field = self._field(language)
        return " ".join(w if w in {"of", "and", "de", "du", "la"} else w[:1].upper() + w[1:] for w in field.split())

    def _award(self, language: str) -> str:
        head = self._pick("awards", f"heads_{language}")
        draw = self._rng.random()
        name = self._pick("awards", "prefixes") if draw < 0.5 else self._family(language)
        if language in {"en", "de", "nl"}:
            if draw > 0.9:
                return f"{self._date('x')[-4:]} {head}" if draw > 0.97 else head
            return f"{name}-{head}" if language == "de" else f"{name} {head}"
        return f"{head} {name}" if draw < 0.85 else head

    def _grant(self, language: str) -> str:
        head = self._pick("grants", f"heads_{language}")
        draw = self._rng.random()
        if draw > 0.85:
            return head
        name = self._pick("grants", "prefixes")
        return f"{name} {head}" if language in {"en", "de", "nl"} else f"{head} {name}"

    def _event(self, language: str) -> str:
        key = f"shapes_{language}"
        shape = self._rng.choice(self._data["events"].get(key) or self._data["events"]["shapes_en"])
        year = self._rng.randrange(2004, 2026)
        return str(
            shape.format(
                ACR=self._pick("events", "acronyms"), F=self._field(language), FT=self._titled_field(language),
                year=year, yy=f"{year % 100:02}", n=self._rng.randrange(2, 60),
            )
        )  # fmt: skip

    def _date(self, language: str) -> str:
        year, month = self._rng.randrange(1985, 2026), self._rng.choice(_MONTHS.get(language, _MONTHS["en"]))
        day = self._rng.randrange(1, 29)
        english = [
            f"{year}",
            f"{month} {year}",
            f"{month} {day}, {year}",
            f"{day} {month} {year}",
            f"{month} {day}th, {year}",
        ]
        return (
            self._rng.choice([*english, f"{month[:3]} {year}", f"{year}-{day:02}", f"{year}"])
            if language == "en"
            else (self._rng.choice([f"{year}", f"{month} {year}", f"{day} {month} {year}"]))
        )

    def _topic(self, language: str) -> str:
        return self._pick("topics", language)

    def _title(self, _: str) -> str:
        return self._pick("titles", "all")

    def _tool(self, _: str) -> str:
        return self._pick("tools", "all")
