"""Names of people as academic pages print them: their parts, their likeness, lists of them.

`parse_name` takes one printed name apart, `looks_like_name` says how sure a text is one, `split_people` cuts
an author list into mentions, `without_titles` leaves the name alone. `fold` gives the form under which names are
compared.
"""

from __future__ import annotations

from kgbuild.names.fold import fold
from kgbuild.names.likeness import looks_like_name
from kgbuild.names.parse import Name, parse_name
from kgbuild.names.scripts import in_latin
from kgbuild.names.split import NameList, split_people
from kgbuild.names.titles import without_titles

__all__ = ["Name", "NameList", "fold", "in_latin", "looks_like_name", "parse_name", "split_people", "without_titles"]
