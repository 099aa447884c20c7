"""Papers out of lists, cards, tables and author pages."""
