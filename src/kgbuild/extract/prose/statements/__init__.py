"""Facts that sentences state: one file a kind of fact, each a function `(Told) -> Iterator[Record]`.

A `Passage` is a stretch of a page with what is understood there without being said: whose biography it is, which
lab "the lab" means, which day the news item bears. `tell` reads passages into records.
"""

from kgbuild.extract.prose.statements.cast import Cast, gather
from kgbuild.extract.prose.statements.clauses import opens_with_verb
from kgbuild.extract.prose.statements.passage import Passage
from kgbuild.extract.prose.statements.tell import says_no_more, tell, without_echoes

__all__ = ["Cast", "Passage", "gather", "opens_with_verb", "says_no_more", "tell", "without_echoes"]
