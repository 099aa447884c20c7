"""Train the small entity recogniser that ships in `src/kgbuild/models/prose`.

    python scripts/train_prose.py --ror ror.jsonl [--names firstnames.txt] [--sentences 50000] [--epochs 6]

The training sentences are generated: templates (`prose_training/grammar.toml`, written for this) filled with
organisations of the Research Organization Registry (CC0), with personal names that Faker (MIT) knows in many
languages, and with the word lists of `prose_training/gazetteer.toml`. The same arguments give the same model.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from prose_training.fill import Filler
from prose_training.grammar import Generator
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from kgbuild.prose.tokens import blank

HERE = Path(__file__).resolve().parent
MODEL = HERE.parent / "src" / "kgbuild" / "models" / "prose"
SHARES = {"en": 60, "fr": 13, "de": 9, "es": 9, "it": 3, "pt": 3, "nl": 3}
SEED = 11
LONGEST = 70

TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 64,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [2500, 1000, 2000, 1000],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 64,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
NER = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": TOK2VEC,
    }
}


def organisations(path: Path) -> dict[str, list[str]]:
    """Give organisation names by the language that they are likely written in."""
    countries = {"FR": "fr", "BE": "fr", "DE": "de", "AT": "de", "CH": "de", "ES": "es", "MX": "es", "AR": "es"}
    countries |= {"CL": "es", "CO": "es", "IT": "it", "PT": "pt", "BR": "pt", "NL": "nl"}
    out: dict[str, list[str]] = {language: [] for language in SHARES}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kinds = {kind.casefold() for kind in row.get("types", ())}
        repeat = 6 if "education" in kinds else 2 if kinds & {"facility", "funder"} else 1
        if "company" in kinds or len(row["name"]) > LONGEST:
            continue
        name = row["name"].partition(" (")[0]
        out["en"] += [name] * repeat
        out["en"] += [a for a in row.get("acronyms", ()) if "education" in kinds and a.isascii()][:1]
        local = countries.get(row.get("country", ""))
        if local:
            out[local] += [label for label in row.get("labels", ()) if label[0].isascii()] * repeat + [name]
    return out


def places(path: Path) -> list[str]:
    """Give the cities of the registry, each once."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return sorted({row["city"] for row in rows if row.get("city")})


def examples(nlp: Language, generator: Generator, count: int, rng: random.Random) -> Iterator[Example]:
    """Give generated sentences as training examples; a sentence that tokens cannot carry is left out."""
    languages, weights = list(SHARES), list(SHARES.values())
    while count:
        text, spans = generator.sentence(rng.choices(languages, weights)[0])
        doc = nlp.make_doc(text)
        marks = [doc.char_span(start, end, label=label) for start, end, label in spans]
        if None in marks or not len(doc):
            continue
        count -= 1
        yield Example.from_dict(doc, {"entities": [(m.start_char, m.end_char, m.label_) for m in marks if m]})


def scores(nlp: Language, held: Sequence[Example]) -> dict[str, Any]:
    """Give precision, recall and F1 on held-out generated sentences."""
    result = nlp.evaluate(held)
    return {key: round(float(result[key] or 0), 4) for key in ("ents_p", "ents_r", "ents_f")}


def main() -> None:
    """Generate, train, save."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ror", type=Path, required=True)
    arguments.add_argument("--names", type=Path)
    arguments.add_argument("--sentences", type=int, default=50000)
    arguments.add_argument("--epochs", type=int, default=6)
    arguments.add_argument("--out", type=Path, default=MODEL)
    args = arguments.parse_args()
    fix_random_seed(SEED)
    rng = random.Random(SEED)
    given = args.names.read_text(encoding="utf-8").split() if args.names else []
    filler = Filler(HERE / "prose_training", organisations(args.ror), places(args.ror), given, rng)
    generator = Generator(HERE / "prose_training" / "grammar.toml", filler, rng)
    nlp = blank()
    nlp.add_pipe("ner", config=NER)
    data = list(examples(nlp, generator, args.sentences, rng))
    held = list(examples(nlp, generator, 2000, rng))
    optimizer = nlp.initialize(lambda: data[:5000])
    for epoch in range(args.epochs):
        rng.shuffle(data)
        losses: dict[str, float] = {}
        for batch in minibatch(data, size=spacy.util.compounding(64, 512, 1.002)):
            nlp.update(list(batch), sgd=optimizer, drop=0.2, losses=losses)
        print(epoch, round(losses["ner"]), scores(nlp, held), flush=True)
        nlp.to_disk(args.out, exclude=["vocab"])


if __name__ == "__main__":
    main()
