"""JSON-LD into the pages of a site that is there: which page is about what, what to say, what it contradicts."""

from kgbuild.publish.embed.embedder import Embedder, Outcome

__all__ = ["Embedder", "Outcome"]
