"""A static site of a graph: pages that need no server. `write_site` is the door."""

from kgbuild.publish.site.content import Content
from kgbuild.publish.site.site import site_files, write_site
from kgbuild.publish.site.writing import Written

__all__ = ["Content", "Written", "site_files", "write_site"]
