"""From a document to sections and entries, and whose page it is."""
