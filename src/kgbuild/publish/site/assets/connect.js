// The shortest chain between two people, breadth first over works, supervision and grants.
(function () {
  "use strict";
  var kg = window.kg, form = document.querySelector("form.connect"), out = document.querySelector(".chain");
  if (!kg || !form) return;
  var CROWD = 60, chosen = { from: -1, to: -1 };

  kg.index().then(function (data) {
    var works = {}, people = [];
    data.things.forEach(function (row, at) {
      if (row[0] === "person") people.push(at);
      if (row[0] === "work" && row[6].length > 1 && row[6].length <= CROWD) row[6].forEach(function (a) { (works[a] = works[a] || []).push(at); });
    });
    var grants = {};
    Object.keys(data.shared).forEach(function (g) { data.shared[g].forEach(function (a) { (grants[a] = grants[a] || []).push(Number(g)); }); });
    var advice = {};
    data.advised.forEach(function (pair) {
      (advice[pair[0]] = advice[pair[0]] || []).push([pair[1], "advised"]);
      (advice[pair[1]] = advice[pair[1]] || []).push([pair[0], "was advised by"]);
    });
    function neighbours(person, by) {
      var found = {};
      function add(other, how) { if (other !== person) (found[other] = found[other] || []).push(how); }
      if (by.works.checked) (works[person] || []).forEach(function (w) { data.things[w][6].forEach(function (a) { add(a, ["together wrote", w]); }); });
      if (by.advice.checked) (advice[person] || []).forEach(function (pair) { add(pair[0], [pair[1], -1]); });
      if (by.grants.checked) (grants[person] || []).forEach(function (g) { data.shared[g].forEach(function (a) { add(a, ["shared the grant", g]); }); });
      return found;
    }
    function search(start, goal, by) {
      var came = {}, queue = [start];
      came[start] = null;
      for (var i = 0; i < queue.length; i++) {
        if (queue[i] === goal) break;
        var found = neighbours(queue[i], by);
        Object.keys(found).map(Number).sort(function (a, b) { return a - b; }).forEach(function (other) {
          if (!(other in came)) { came[other] = [queue[i], found[other]]; queue.push(other); }
        });
      }
      if (!(goal in came)) return null;
      var chain = [];
      for (var at = goal; at !== start; at = came[at][0]) chain.unshift([came[at][0], came[at][1], at]);
      return chain;
    }
    function link(at) { return kg.el("a", { href: kg.address(data.things[at][1]), text: data.things[at][2], dir: "auto" }); }
    function person(at) { return kg.el("span", { class: "person" }, [link(at)]); }
    function step(ways) {
      var box = kg.el("div", { class: "step" }), words = {};
      ways.forEach(function (way) { (words[way[0]] = words[way[0]] || []).push(way[1]); });
      Object.keys(words).forEach(function (word) {
        var line = kg.el("div", {}, [word + " "]);
        words[word].slice(0, 4).forEach(function (at, i) {
          if (at < 0) return;
          if (i) line.append("; ");
          line.append(link(at));
          if (data.things[at][4]) line.append(" (" + data.things[at][4] + ")");
        });
        if (words[word].length > 4) line.append("; and " + (words[word].length - 4) + " more");
        box.append(line);
      });
      return box;
    }
    function show() {
      out.replaceChildren();
      if (chosen.from < 0 || chosen.to < 0) return;
      history.replaceState(null, "", "#" + new URLSearchParams({ from: data.things[chosen.from][1], to: data.things[chosen.to][1] }));
      var chain = search(chosen.from, chosen.to, form.elements);
      if (!chain) { out.append(kg.el("p", { class: "none", text: "Nothing in the documents connects them." })); return; }
      if (!chain.length) { out.append(kg.el("p", { class: "none", text: "One and the same person." })); return; }
      out.append(kg.el("p", { class: "none", text: chain.length === 1 ? "Directly." : "In " + chain.length + " steps." }), person(chain[0][0]));
      chain.forEach(function (link_) { out.append(step(link_[1]), person(link_[2])); });
    }
    function choose(end, at) {
      chosen[end] = at;
      form.elements[end].value = data.things[at][2];
      show();
    }
    ["from", "to"].forEach(function (end) {
      kg.suggest(form.elements[end], function (asked) {
        return Promise.resolve(kg.find(data, asked, function (row) { return row[0] === "person"; }).slice(0, 8).map(function (at) { return kg.row(data, at); }));
      }, function (row) { choose(end, row.at); });
    });
    form.addEventListener("change", function (event) { if (event.target.type === "checkbox") show(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
    function read() {
      var asked = new URLSearchParams(location.hash.slice(1));
      ["from", "to"].forEach(function (end) {
        var at = people.find(function (p) { return data.things[p][1] === asked.get(end); });
        if (at !== undefined) choose(end, at);
      });
    }
    window.addEventListener("hashchange", read);
    read();
  });
})();
