"""The grammar of BibTeX and BibLaTeX files: entries, their values, what they inherit from one another."""
