"""The grammar that generates training sentences, and what fills it."""
