"""Sentences of academic prose and the names, organisations and terms that stand in them.

`read(text)` cuts a text into sentences and marks in each the people, organisations, fields, awards, grants and
events (a small trained recogniser) and the roles, degrees, dates and sums (word lists and patterns). spaCy is
imported on the first call only.
"""

from kgbuild.prose.marks import Label, Mark, Sentence
from kgbuild.prose.reader import read

__all__ = ["Label", "Mark", "Sentence", "read"]
