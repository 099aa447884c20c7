"""Headings of further languages: the words that their curricula and lab pages use."""

from __future__ import annotations

import pytest

from kgbuild.extract.layout.headings import kinds_of

KINDS = {
    "publications": "Contributions scientifiques;Wissenschaftliche Arbeiten;Publicacions científiques;Wybrane publikacje;Vybrané publikace;Valda publikationer;Udvalgte publikationer;"
    "Vitenskapelige artikler;Julkaisut;Seçilmiş yayınlar;Revues internationales à comité de lecture;Memorias en extenso"
    ";Избранные публикации;Επιστημονικές δημοσιεύσεις;論文・著書;代表性论文;국제학술지",
    "positions": "Visites;Estades de recerca;Doświadczenie zawodowe;Staże zagraniczne;Průběh zaměstnání;Tidigare anställningar;"
    "Tidligere stillinger;Forskningsopphold;Työkokemus;Akademik görevler;Dienstverbanden;Historial laboral"
    ";Опыт работы;Επαγγελματική εμπειρία;İş Geçmişi;職歴;工作经历;경력사항",
    "education": "Niveles/Grados académicos;Formació acadèmica;Wykształcenie;Dosažené vzdělání;Akademisk utbildning;Uddannelse;"
    "Utdanning;Koulutus;Öğrenim durumu"
    ";Образование;Σπουδές;学歴;教育背景;학력",
    "supervision": "Direcció de tesis;Wypromowani doktorzy;Vedení disertačních prací;Handledning av doktorander;Vejledning;"
    "Veiledning av ph.d.-kandidater;Ohjatut väitöskirjat;Yönetilen tezler;Masterproeven;Tesis asesoradas",
    "grants": "Projectes de recerca;Granty i projekty;Řešené projekty;Forskningsanslag;Bevillinger;Forskningsprosjekter;"
    "Tutkimusrahoitus;Araştırma projeleri"
    ";Научные проекты;Ερευνητικά προγράμματα;競争的資金等;科研项目;연구과제",
    "awards": "Premis i distincions;Nagrody i wyróżnienia;Ocenění;Priser och utmärkelser;Priser og hædersbevisninger;"
    "Palkinnot;Ödüller;Distinciones representativas"
    ";Награды и премии;Βραβεία και διακρίσεις;受賞歴など;获奖荣誉;수상경력",
    "talks": "Ponències;Wystąpienia konferencyjne;Zvané přednášky;Inbjudna föredrag;Inviterte foredrag;Esitelmät;Sunumlar"
    ";Доклады на конференциях;Προσκεκλημένες ομιλίες;招待講演;学术报告;초청강연",
    "teaching": "Docència;Zajęcia dydaktyczne;Pedagogická činnost;Undervisningserfarenhet;Undervisning;Opetus;Verdiği dersler"
    ";Образовательная деятельность;Διδακτική εμπειρία;担当授業;教学经历;담당과목",
    "service": "Gestió universitària;Działalność organizacyjna;Členství v redakčních radách;Sakkunniguppdrag;Tillidshverv;"
    "Fagfellevurdering;Luottamustoimet;Hakemlik;Fonctions électives",
    "memberships": "Członkostwo w towarzystwach naukowych;Členství ve vědeckých společnostech;Medlemskap;Jäsenyydet;Üyelikler"
    ";所属学会;소속학회",
    "languages": "Llengües;Znajomość języków;Jazykové znalosti;Språkkunskaper;Kielitaito;Yabancı diller"
    ";Иностранные языки;Ξένες γλώσσες",
}


@pytest.mark.parametrize(
    ("title", "kind"), [(title, kind) for kind, titles in KINDS.items() for title in titles.split(";")]
)
def test_headings_tell_their_kind(title: str, kind: str) -> None:
    assert kinds_of(title)[:1] == (kind,)


@pytest.mark.parametrize("title", ["Engagement", "Visiting Professor", "Invitations", "Lauréat"])
def test_words_that_roles_and_sentences_use_head_nothing(title: str) -> None:
    assert kinds_of(title) == ()
