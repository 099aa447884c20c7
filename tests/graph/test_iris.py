"""IRIs are pure functions of what they name, and always safe to write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kgbuild.graph.iris import Iris, digest, slug, web_iri

IRIS = Iris("https://kg.example.org/")


@given(st.text())
def test_slug_is_idempotent(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(st.text(min_size=1), st.text())
def test_minted_iris_are_valid_whatever_the_name(name: str, identity: str) -> None:
    assert IRIS.minted("award", name, identity).value.startswith("https://kg.example.org/award/")


@given(st.lists(st.text(alphabet="abc"), max_size=3), st.lists(st.text(alphabet="abc"), max_size=3))
def test_digest_tells_apart(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other or "\x1f".join(one) == "\x1f".join(other))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_web_iri_is_valid_or_none(text: str) -> None:
    found = web_iri(f"https://example.org/{text}")
    assert found is None or found.value.startswith("https://example.org/")


@pytest.mark.parametrize(
    "text", ["", "javascript:alert(1)", "mailto:a@b.org", "data:text/html,x", "page.html", "http://", "file:///etc"]
)
def test_what_is_no_web_address(text: str) -> None:
    assert web_iri(text) is None


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("https://schema.org/Person", "http://schema.org/Person"),
        ("www.example.org", "https://www.example.org"),
        (" http://example.org/a|b ", "http://example.org/a%7Cb"),
        ("http://example.org/100%", "http://example.org/100%25"),
    ],
)
def test_web_addresses(text: str, iri: str) -> None:
    assert web_iri(text) == NamedNode(iri)


@pytest.mark.parametrize("document", ["cv.txt", "lab/people & news.md", "Lebenslauf – Zoë.pdf", "a%20b.txt"])
def test_documents_round_trip(document: str) -> None:
    assert IRIS.document_id(IRIS.document(document)) == document


def test_parts_stand_on_the_page_of_the_whole() -> None:
    person = IRIS.entity("person/ada")
    assert IRIS.part(person, "position", "x").value.startswith(f"{IRIS.page(person).value}#position-")
