"""kgbuild: academic documents in, one checked, evidenced, answerable RDF knowledge graph out."""
