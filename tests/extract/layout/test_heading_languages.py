"""Headings of further languages: the words that their curricula and lab pages use."""

from __future__ import annotations

import pytest

from kgbuild.extract.layout.headings import kinds_of

KINDS = {
    "publications": "Contributions scientifiques;Wissenschaftliche Arbeiten;Publicacions científiques;Wybrane publikacje;Vybrané publikace;Valda publikationer;Udvalgte publikationer;"
    "Vitenskapelige artikler;Julkaisut;Seçilmiş yayınlar;Revues internationales à comité de lecture;Memorias en extenso",
    "positions": "Visites;Estades de recerca;Doświadczenie zawodowe;Staże zagraniczne;Průběh zaměstnání;Tidigare anställningar;"
    "Tidligere stillinger;Forskningsopphold;Työkokemus;Akademik görevler;Dienstverbanden;Historial laboral",
    "education": "Niveles/Grados académicos;Formació acadèmica;Wykształcenie;Dosažené vzdělání;Akademisk utbildning;Uddannelse;"
    "Utdanning;Koulutus;Öğrenim durumu",
    "supervision": "Direcció de tesis;Wypromowani doktorzy;Vedení disertačních prací;Handledning av doktorander;Vejledning;"
    "Veiledning av ph.d.-kandidater;Ohjatut väitöskirjat;Yönetilen tezler;Masterproeven;Tesis asesoradas",
    "grants": "Projectes de recerca;Granty i projekty;Řešené projekty;Forskningsanslag;Bevillinger;Forskningsprosjekter;"
    "Tutkimusrahoitus;Araştırma projeleri",
    "awards": "Premis i distincions;Nagrody i wyróżnienia;Ocenění;Priser och utmärkelser;Priser og hædersbevisninger;"
    "Palkinnot;Ödüller;Distinciones representativas",
    "talks": "Ponències;Wystąpienia konferencyjne;Zvané přednášky;Inbjudna föredrag;Inviterte foredrag;Esitelmät;Sunumlar",
    "teaching": "Docència;Zajęcia dydaktyczne;Pedagogická činnost;Undervisningserfarenhet;Undervisning;Opetus;Verdiği dersler",
    "service": "Gestió universitària;Działalność organizacyjna;Členství v redakčních radách;Sakkunniguppdrag;Tillidshverv;"
    "Fagfellevurdering;Luottamustoimet;Hakemlik;Fonctions électives",
    "memberships": "Członkostwo w towarzystwach naukowych;Členství ve vědeckých společnostech;Medlemskap;Jäsenyydet;Üyelikler",
    "languages": "Llengües;Znajomość języków;Jazykové znalosti;Språkkunskaper;Kielitaito;Yabancı diller",
}


@pytest.mark.parametrize(
    ("title", "kind"), [(title, kind) for kind, titles in KINDS.items() for title in titles.split(";")]
)
def test_headings_tell_their_kind(title: str, kind: str) -> None:
    assert kinds_of(title)[:1] == (kind,)


@pytest.mark.parametrize("title", ["Engagement", "Visiting Professor", "Invitations", "Lauréat"])
def test_words_that_roles_and_sentences_use_head_nothing(title: str) -> None:
    assert kinds_of(title) == ()
