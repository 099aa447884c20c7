from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.documents.markdown.tex import without_tex
from kgbuild.documents.r_tables import entries_of

from .reading import outline

CELL = """```{r}
# a comment, "quoted"
tribble(
  ~ degree, ~ year, ~ inst, ~ where, ~ why,
  "PhD \\"Tides\\"", "2014", "Fjord University (FU)", NA, "On the sea",
  "PhD \\"Tides\\"", "2014", 'Fjord University (FU)', NA, "With a prize",
  "MSc", 2010, "Fjord University", "Bergen", NA_character_
) %>%
  detailed_entries(what = degree, when = year, with = inst, where = where, why = why)
```
"""


def test_html_that_stands_as_it_is_runs_in_no_cell() -> None:
    source = (
        "```{=html}\n<h3>News</h3>\n<p>Ada &amp; Bo</p>\n```\n\n```{=latex}\n\\newpage\n```\n\nMoe`<br>`{=html}Roe\n"
    )
    document = read_bytes(source.encode(), "news.qmd")
    assert outline(document) == ["heading3 News", "paragraph Ada & Bo", "paragraph Moe / Roe"]
    assert document.line(document.text.index("Ada")) == 3


def test_entries_of_cells_stand_on_their_lines() -> None:
    document = read_bytes(f"# Education\n\n{CELL}\nEnd".encode(), "cv.Rmd")
    assert outline(document) == [
        "heading1 Education",
        'item1 • PhD "Tides", Fjord University (FU), 2014 / On the sea',
        "item2 • With a prize",
        "item1 • MSc, Fjord University, Bergen, 2010",
        "paragraph End",
    ]
    assert document.line(document.text.index("MSc")) == 9


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ('tribble(~a, ~b, "Diver", "2010") |> vitae::brief_entries(a, b)', "- **Diver**, 2010"),
        ('tribble(~a, ~`b`, "Diver", "2010") %>% brief_entries(when = `b`, what = a)', "- **Diver**, 2010"),
        ('tribble(~a, ~b, "Diver", 2010) %>% brief_entries(glue::glue("{a}, yes"), b)', "- **Diver**, 2010"),
        ('tribble(~a, "Diver")', ""),
        ('tribble(~a, ~b, "Diver") %>% detailed_entries(a, b)', ""),
        ('tribble(~a, "Diver" %>% detailed_entries(a)', ""),
        ("read_csv('jobs.csv') %>% detailed_entries(a)", ""),
        ("x <- 1", ""),
    ],
)
def test_only_entries_are_printed(cell: str, printed: str) -> None:
    assert entries_of(cell) == printed


@pytest.mark.parametrize(
    "kept", [r"$\textbf{x}_i$", r"C:\\temp", r"\alpha decay", r"\unknown{x}", "a | b", r"1\. a", r"$a$ \mystery"]
)
def test_what_is_no_known_command_stays(kept: str) -> None:
    assert without_tex(kept) == kept


@pytest.mark.parametrize(
    ("tex", "markdown"),
    [
        (r"Diver \normalfont \hfill 2010", "Diver  | 2010"),
        ("Diver \\hfill\n2010", "Diver \n2010"),
        (r"\vspace{-.05in} x\thinspace", " x"[1:]),
        (r"\textbf{Ida} \emph{Holm}", "**Ida** *Holm*"),
        (r"\href{https://a.org}{Ida} Holm", "[Ida](https://a.org) Holm"),
        (r"\small \faGithub a \textbullet b", "a • b"),
        (r"\textcolor{red}{Ida} \underline{Holm}", "Ida Holm"),
    ],
)
def test_commands_of_latex_become_markdown(tex: str, markdown: str) -> None:
    assert without_tex(tex) == markdown
