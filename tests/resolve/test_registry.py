"""Organisations of the registry in names and affiliation strings."""

from __future__ import annotations

import pytest

from kgbuild.resolve.affiliations import find_organizations
from kgbuild.resolve.registry import registry


@pytest.mark.parametrize(
    "name",
    [
        "Department of Physics",
        "School of Medicine",
        "MIT",
        "CNRS",
        "Eastfield University",
        "Graduate School",
        "Department of Energy",
        "National Research Council",
        "Universität Heidelberg",
        "",
        "University",
    ],
)
def test_a_name_that_many_share_or_none_bears_is_not_linked(name: str) -> None:
    assert registry().exactly(name) is None


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("Heidelberg University", "Heidelberg"),
        ("Ruprecht-Karls-Universität Heidelberg", "Heidelberg"),
        ("University of Waterloo", "Waterloo"),
        ("National Science Foundation", "Alexandria"),
        ("Universidad de Barcelona", "Barcelona"),
        ("Georgia Institute of Technol.", "Atlanta"),
    ],
)
def test_a_registered_name_in_any_language_is_linked(name: str, city: str) -> None:
    found = registry().exactly(name)
    assert found is not None
    assert found.city == city
    assert registry().by_ror(found.ror) == found


def test_an_identifier_that_is_not_registered_gives_nothing() -> None:
    assert registry().by_ror("") is None
    assert registry().by_ror("zzzzzzzzz") is None


def names(text: str) -> set[str]:
    known = (registry().by_ror(f.ror.rpartition("/")[2]) for f in find_organizations(text))
    return {one.name for one in known if one}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Physics Dept.",
        "Dept. of Physics, Room 12, 12345",
        "School of Medicine, Sydney",
        "Affiliated Hospital of Nantong Univ.",
        "MIT",
        "Moscow",
        "Institute of Physics",
        "University of Nowhere at All",
        "Second University of Heidelberg",
        "Heidelberg University Hospital of Surgery, Paris, France",
        "Siemens Research, Kathmandu, Nepal",
        "Bell Labs, Murray Hill, NJ",
        "Washington University",
        "Eastfield Law School",
        "Oslo Business School",
        "Department of Finance",
        "St. Mary's Hospital, Nowheretown, Ohio, USA",
        "Oakley NHS Foundation Trust, London, UK",
        "Eastfield Branch Islamic Azad University, Eastfield, Iran",
        "Moss and Fern Wellcome Trust, Blantyre, Malawi",
        "Autonomous Systems Lab Zürich Switzerland",
        "Cornell University at Doha",
        "Department of Pharmaceutics, Eastfield, India",
        "ABC Dental College & Hospital, Jaipur, India",
        "Indian Inst. of Technol. Nowhere, Nowhere",
        "1st University of Oxford, Nowhere, France",
        "TU Nowhere, Nowhere",
        "Institute of Information Theory of Eastfield University, Eastfield",
    ],
)
def test_affiliations_without_a_registered_name_give_nothing(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dept. of Comput. Sci., Univ. of Waterloo, Ont., Canada", "University of Waterloo"),
        ("Stuttgart Univ., Stuttgart, Germany", "University of Stuttgart"),
        (
            "Department of Chemistry, University of California, Berkeley, CA 94720, USA",
            "University of California, Berkeley",
        ),
        (
            "Department of Physics, University of California, 12 Bay Road, Santa Cruz, CA",
            "University of California, Santa Cruz",
        ),
        ("College of Computing Georgia Inst. of Technology, Atlanta", "Georgia Institute of Technology"),
        ("Centre for Oaks, MIT, Cambridge, MA", "Massachusetts Institute of Technology"),
        ("Max-Planck-Institut für Baumkunde, 12345 Berlin", "Max Planck Society"),
        ("The Weizmann Institute, Rehovot", "Weizmann Institute of Science"),
        ("Univ. of Maryland at College Park", "University of Maryland, College Park"),
        ("Dipartimento di Fisica dell'Università di Torino", "University of Turin"),
        ("Stanford University School of Medicine, Stanford, CA", "Stanford University"),
        ("University of California School of Medicine, San Francisco", "University of California, San Francisco"),
        ("Yale Law School", "Yale University"),
        ("Universität Heidelberg, Deutschland", "Heidelberg University"),
        ("Siemens AG, Munich, Germany", "Siemens (Germany)"),
        ("1 University of Oxford, Oxford", "University of Oxford"),
        ("2University of Oxford, Oxford", "University of Oxford"),
        ("(3) Univ. of Oxford, Oxford, UK", "University of Oxford"),
        ("1st Department of Surgery, University of Oxford, Oxford", "University of Oxford"),
        ("U. of Toronto, Toronto", "University of Toronto"),
        ("U. Michigan, Ann Arbor, MI", "University of Michigan"),
        ("Univ Calif Berkeley, Dept Bot, Berkeley, CA 94720 USA", "University of California, Berkeley"),
        ("Univ Penn, Philadelphia, PA USA", "University of Pennsylvania"),
        ("Lehrstuhl für Eichen, TU München, Garching", "Technical University of Munich"),
        ("TU Delft, Delft, Nederland", "Delft University of Technology"),
        ("Universitaet Zuerich, Zuerich, Schweiz", "University of Zurich"),
        ("Univ Goettingen, Goettingen, Germany", "University of Göttingen"),
        ("Queen's University, Kingston, Canada", "Queen's University"),
        ("Kyoto Daigaku, Kyoto", "Kyoto University"),
        ("Zhejiang Daxue, Hangzhou, China", "Zhejiang University"),
        ("Caltech, USA", "California Institute of Technology"),
        ("Institute of Oaks, Czech Academy of Sciences, Prague", "Czech Academy of Sciences"),
        ("Mathematical Institute, Hungarian Academy of Sciences, Budapest", "Alfréd Rényi Institute of Mathematics"),
        (
            "Institute of Experimental Biology of the Polish Academy of Sciences, Warsaw, Poland",
            "Instytut Biologii Doświadczalnej im. Marcelego Nenckiego",
        ),
        (
            "Institute of Information Theory and Automation, Prague",
            "Czech Academy of Sciences, Institute of Information Theory and Automation",
        ),
        ("Universidad de Leiden, Leiden, Países Bajos", "Leiden University"),
        ("Istituto Nazionale di Fisica Nucleare, Via Vecchia 1, Italia", "Istituto Nazionale di Fisica Nucleare"),
        (
            "Laboratoire des Chênes, CNRS UMR 9999, 12345 Villeneuve, France",
            "Centre National de la Recherche Scientifique",
        ),
        ("Iowa City Veterans Affairs Medical Center, Iowa City", "Iowa City VA Medical Center"),
        ("University of Iowa School of Medicine and Iowa City VA Medical Center", "Iowa City VA Medical Center"),
        ("School of Oaks, Guindy Anna University, Chennai, India", "Anna University, Chennai"),
    ],
)
def test_affiliations_give_their_organisation(text: str, expected: str) -> None:
    assert expected in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mathematical Institute, Hungarian Academy of Sciences, Debrecen, Hungary",
        "Institute of Oaks, Hungarian Academy of Sciences, Budapest",
        "Hungarian Academy of Sciences, Budapest",
    ],
)
def test_an_academy_is_not_taken_for_an_institute_of_it(text: str) -> None:
    assert names(text) == {"Hungarian Academy of Sciences"}
