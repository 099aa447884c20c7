"""The graph on the web, live: SPARQL 1.1 Protocol, content negotiation on entities, pages; see docs/serving.md."""
