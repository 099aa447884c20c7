"""Reference strings into their parts, each with the characters that say it and a probability.

>>> parse_reference("A. Smith, B. Jones, “On Sums of Squares,” J. Algebra 12, 3-9 (2012)").title
'On Sums of Squares'
"""

from __future__ import annotations

from kgbuild.cite.parse import parse_reference, parse_references
from kgbuild.cite.reference import Reference

__all__ = ["Reference", "parse_reference", "parse_references"]
