"""A static site of a graph: pages that need no server. `write_site` is the door."""

from kgbuild.publish.site.content import Content
from kgbuild.publish.site.site import Order, write_site
from kgbuild.publish.site.writing import Written

__all__ = ["Content", "Order", "Written", "write_site"]
