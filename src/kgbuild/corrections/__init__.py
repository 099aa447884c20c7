"""What people decided against the documents: read, checked, and carried out last in every build.

corrections.toml ─ read_corrections ─▶ Corrections ─ revise ─▶ records set right, taken away, added
                                                   └ decide ─▶ entities joined, parted, renamed
"""

from kgbuild.corrections.correction import DOCUMENT, EXTRACTOR, Applied, Correction, Corrections, Reference
from kgbuild.corrections.decisions import Decided, decide
from kgbuild.corrections.reading import parse_corrections, read_corrections
from kgbuild.corrections.records import revise
from kgbuild.corrections.references import Finder
from kgbuild.corrections.writing import Answer, append_answers

__all__ = [
    "DOCUMENT", "EXTRACTOR", "Answer", "Applied", "Correction", "Corrections", "Decided", "Finder", "Reference",
    "append_answers", "decide", "parse_corrections", "read_corrections", "revise",
]  # fmt: skip
