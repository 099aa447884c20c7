"""The grammar of BibTeX and BibLaTeX files: entries, values, names; `kgbuild.importers.bibtex` reads with it."""
