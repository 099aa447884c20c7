// The editor asks this server alone: its completers would ask prefix.cc and lov.linkeddata.es, so none is on.
"use strict";
const endpoint = new URL("../sparql", document.baseURI).href;
const text = document.getElementById("text").value;
Yasgui.Yasqe.defaults.autocompleters = [];
Yasgui.Yasqe.defaults.value = text;
new Yasgui(document.getElementById("editor"), {
  requestConfig: { endpoint, method: "POST" },
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  copyEndpointOnNewTab: false,
  autofocus: true,
  yasqe: { value: text },
  persistencyExpire: 0,
});
document.body.classList.add("ready");
