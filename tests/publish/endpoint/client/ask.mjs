// Asks an endpoint with two clients that others wrote and prints, as JSON, what they understood.
// usage: node ask.mjs ENDPOINT
import { SparqlEndpointFetcher } from "fetch-sparql-endpoint";
import ParsingClient from "sparql-http-client/ParsingClient.js";
import SimpleClient from "sparql-http-client/SimpleClient.js";

const endpointUrl = process.argv[2];
const prefixes = "PREFIX schema: <http://schema.org/>\n";
const select = `${prefixes}SELECT ?p ?n WHERE { ?p a schema:Person ; schema:name ?n } ORDER BY ?n`;
const construct = `${prefixes}CONSTRUCT { ?p schema:name ?n } WHERE { ?p a schema:Person ; schema:name ?n }`;
const yes = `${prefixes}ASK { ?p a schema:Person }`;
const no = `${prefixes}ASK { ?p a schema:Volcano }`;
const found = { select: {}, ask: {}, construct: {}, raw: {} };

const collect = async (stream) => { const all = []; for await (const each of stream) all.push(each); return all; };
const parsing = new ParsingClient({ endpointUrl });
for (const operation of ["get", "postUrlencoded", "postDirect"]) {
  const rows = await parsing.query.select(select, { operation });
  found.select[`sparql-http-client ${operation}`] = rows.map((row) => row.n.value);
  found.ask[`sparql-http-client ${operation}`] = [await parsing.query.ask(yes, { operation }), await parsing.query.ask(no, { operation })];
  const graph = await parsing.query.construct(construct, { operation });
  found.construct[`sparql-http-client ${operation}`] = [...graph].map((quad) => quad.object.value).sort();
}
for (const method of ["GET", "POST"]) {
  const fetcher = new SparqlEndpointFetcher({ method });
  const rows = await collect(await fetcher.fetchBindings(endpointUrl, select));
  found.select[`fetch-sparql-endpoint ${method}`] = rows.map((row) => row.n.value);
  found.ask[`fetch-sparql-endpoint ${method}`] = [await fetcher.fetchAsk(endpointUrl, yes), await fetcher.fetchAsk(endpointUrl, no)];
  const quads = await collect(await fetcher.fetchTriples(endpointUrl, construct));
  found.construct[`fetch-sparql-endpoint ${method}`] = quads.map((quad) => quad.object.value).sort();
}
const simple = new SimpleClient({ endpointUrl });
for (const [query, types] of [
  [select, ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"]],
  [construct, ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]],
]) {
  for (const accept of types) {
    for (const operation of ["get", "postUrlencoded", "postDirect"]) {
      const reply = await simple.query[query === select ? "select" : "construct"](query, { operation, headers: { accept } });
      found.raw[`${accept} ${operation}`] = [reply.status, reply.headers.get("content-type").split(";")[0], (await reply.text()).includes("Mira Solheim")];
    }
  }
}
console.log(JSON.stringify(found));
