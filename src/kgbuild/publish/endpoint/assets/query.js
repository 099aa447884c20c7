// The editor asks this server alone: its completers would ask prefix.cc and lov.linkeddata.es, so none is on.
"use strict";
const endpoint = new URL("../sparql", document.baseURI).href;
const text = document.getElementById("text").value;
Yasgui.Yasqe.defaults.autocompleters = [];
Yasgui.Yasqe.defaults.value = text;
const editor = new Yasgui(document.getElementById("editor"), {
  requestConfig: { endpoint, method: "POST" },
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  copyEndpointOnNewTab: false,
  autofocus: true,
  yasqe: { value: text },
  persistencyExpire: 0,
});
document.body.classList.add("ready");

// Queries to start from, on the site's page of the editor.
for (const list of document.querySelectorAll(".ready-made .cards")) {
  list.hidden = false;
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-query]");
    if (!button) return;
    editor.getTab().getYasqe().setValue(button.dataset.query);
    list.closest("details").open = false;
    editor.getTab().getYasqe().query();
  });
}

// The IRIs of the graph need not resolve where they say: a click on one leads to its page here.
fetch(new URL("../healthz", document.baseURI)).then((reply) => reply.json()).then(({ base }) => {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || !link.href.startsWith(base) || link.origin === location.origin) return;
    event.preventDefault();
    window.open(new URL(`../find?iri=${encodeURIComponent(link.href)}`, document.baseURI), "_blank", "noopener");
  }, true);
});
