// Search with filters by kind, year and person, over the whole index; what is asked stands in the address.
(function () {
  "use strict";
  var kg = window.kg, place = document.querySelector(".finder");
  if (!kg || !place) return;
  var only = place.dataset.kind || "", still = document.querySelector(".static"), MOST = 200;
  function label(text, control) { return kg.el("label", {}, [text + " ", control]); }
  function option(value, text) { return kg.el("option", { value: value, text: text }); }

  kg.index().then(function (data) {
    var text = kg.el("input", { type: "search", name: "text", autocomplete: "off" });
    var kind = kg.el("select", { name: "kind" }, [option("", "everything")]);
    var type = kg.el("select", { name: "type" }, [option("", "all")]);
    var from = kg.el("select", { name: "from" }, [option("", "any year")]), to = kg.el("select", { name: "to" }, [option("", "any year")]);
    var who = kg.el("input", { name: "person", list: "finder-people", autocomplete: "off", type: "search" });
    var people = kg.el("datalist", { id: "finder-people" });
    var count = kg.el("output", { "aria-live": "polite" }), results = kg.el("ul", { class: "results" });
    var kinds = {}, types = {}, years = {}, taking = {};
    data.things.forEach(function (row) {
      if (only && row[0] !== only) return;
      kinds[row[0]] = 1;
      if (row[4]) years[row[4]] = 1;
      if (row[0] === "work") types[row[5]] = 1;
      (row[6] || []).forEach(function (a) { taking[a] = 1; });
    });
    Object.keys(kg.kinds).forEach(function (k) { if (kinds[k]) kind.append(option(k, kg.kinds[k])); });
    Object.keys(data.types).forEach(function (t) { if (types[t] && t) type.append(option(t, data.types[t])); });
    Object.keys(years).sort().reverse().forEach(function (y) { from.append(option(y, y)); to.append(option(y, y)); });
    who.addEventListener("focus", function () { // thousands of names cost more than the rest of the page
      people.append.apply(people, Object.keys(taking).slice(0, 4000).map(function (a) { return option(data.things[a][2], ""); }));
    }, { once: true });
    var form = kg.el("form", { class: "filter", role: "search", "aria-label": "Search with filters" }, [label("Find", text)]);
    if (!only) form.append(label("Kind", kind));
    if (kinds.work) form.append(label("Type", type));
    if (Object.keys(years).length > 1) form.append(label("From", from), label("to", to));
    if (Object.keys(taking).length > 1) form.append(label("Person", who), people);
    form.append(count);
    place.append(form, results);
    var names = {};
    data.things.forEach(function (row, at) { if (row[0] === "person") { names[row[2]] = at; names[row[1]] = at; } });

    function read() {
      var asked = new URLSearchParams(location.hash.slice(1));
      text.value = asked.get("text") || "";
      kind.value = asked.get("kind") || "";
      type.value = asked.get("type") || "";
      from.value = asked.get("from") || "";
      to.value = asked.get("to") || "";
      var key = asked.get("person");
      who.value = key && key in names ? data.things[names[key]][2] : key || "";
      show();
    }
    function write() {
      var asked = new URLSearchParams();
      [text, kind, type, from, to, who].forEach(function (field) { if (field.value) asked.set(field.name, field.value); });
      history.replaceState(null, "", asked.toString() ? "#" + asked : location.pathname);
      show();
    }
    function show() {
      var person = who.value in names ? names[who.value] : -1, want = only || kind.value;
      var idle = !text.value && !kind.value && !type.value && !from.value && !to.value && !who.value;
      if (still) still.hidden = !idle;
      if (idle && still) { results.replaceChildren(); count.textContent = ""; return; }
      var found = kg.find(data, text.value, function (row) {
        if (want && row[0] !== want) return false;
        if (type.value && (row[0] !== "work" || row[5] !== type.value)) return false;
        if (from.value && !(row[4] >= Number(from.value))) return false;
        if (to.value && !(row[4] && row[4] <= Number(to.value))) return false;
        if (who.value && (person < 0 || (row[6] || []).indexOf(person) < 0)) return false;
        return true;
      });
      if (!text.value && !idle) found.sort(function (a, b) { return (data.things[b][4] || 0) - (data.things[a][4] || 0) || a - b; });
      results.replaceChildren.apply(results, found.slice(0, MOST).map(function (at) {
        var row = kg.row(data, at), authors = data.things[at][0] === "work" ? data.things[at][6].slice(0, 8).map(function (a) { return data.things[a][2]; }).join(", ") : "";
        if (row.year && data.things[at][0] !== "work") row.detail = [row.detail, row.year].filter(Boolean).join(", ");
        return kg.el("li", {}, [
          kg.el("a", { href: kg.address(row.key), text: row.name, dir: "auto" }),
          kg.el("span", { class: "detail", dir: "auto", text: [authors, row.detail, only === data.things[at][0] && only !== "work" ? "" : row.kind].filter(Boolean).join(" · ") })]);
      }));
      count.textContent = found.length + (found.length === 1 ? " result" : " results") + (found.length > MOST ? ", the first " + MOST + " shown" : "");
    }
    form.addEventListener("input", write);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("hashchange", read);
    window.kgFinder = function () { setTimeout(read, 0); };
    read();
  });
})();
