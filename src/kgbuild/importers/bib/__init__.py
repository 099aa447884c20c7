"""The names in BibTeX and BibLaTeX files; `kgbuild.importers.bibtex` reads with it."""
