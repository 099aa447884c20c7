// What every page can do: look, search, evidence, citations, filters. Works from a disk: data come as scripts, never by fetch.
(function () {
  "use strict";
  var root = document.body.dataset.root || "";
  var kg = (window.kg = { root: root });

  kg.el = function (name, attributes, children) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (key === "text") node.textContent = attributes[key];
      else if (attributes[key] !== null) node.setAttribute(key, attributes[key]);
    });
    (children || []).forEach(function (child) { node.append(child); });
    return node;
  };
  kg.fold = function (text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ø/gi, "o").replace(/ł/gi, "l").replace(/ß/g, "ss").toLowerCase();
  };
  kg.address = function (key) { return root + key.split("/").map(encodeURIComponent).join("/") + "/index.html"; };

  // A script is loaded once; it calls `name` with its data.
  var waiting = {};
  kg.load = function (src, name) {
    if (!waiting[src]) {
      waiting[src] = new Promise(function (resolve, reject) {
        var script = kg.el("script", { src: src });
        window[name] = function (data) { resolve(data); };
        script.onerror = reject;
        document.head.append(script);
      });
    }
    return waiting[src];
  };
  // The index is large: pages that ask for it at once are painted first.
  var painted = new Promise(function (resolve) {
    setTimeout(resolve, 400); // a page in the background is never painted
    requestAnimationFrame(function () { setTimeout(resolve); });
  });
  kg.index = function () {
    return painted.then(function () { return kg.load(root + "assets/index.js", "kgIndex"); }).then(function (data) {
      if (!data.ready) {
        data.ready = true;
        data.part = {};
        data.things.forEach(function (row) { (row[6] || []).forEach(function (who) { data.part[who] = (data.part[who] || 0) + 1; }); });
        data.folded = data.things.map(function (row) {
          return " " + kg.fold(row[2] + " " + (row[0] === "work" ? row[3] : row[5] || "")).replace(/[^\p{L}\p{N}]+/gu, " ");
        });
      }
      return data;
    });
  };
  kg.kinds = { person: "Person", work: "Publication", organization: "Organisation", venue: "Venue", grant: "Grant", topic: "Topic", talk: "Talk", course: "Course", award: "Award", press: "Press" };
  var weight = { person: 6, organization: 4, topic: 3, grant: 3, venue: 2 };
  // Every word of the question must begin a word of the thing; whole words, first words, people and who did more come first.
  kg.find = function (data, question, keep) {
    var words = kg.fold(question).split(/[^\p{L}\p{N}]+/u).filter(Boolean), found = [];
    data.folded.forEach(function (text, at) {
      var row = data.things[at];
      if (keep && !keep(row, at)) return;
      var score = (weight[row[0]] || 0) + Math.min(5, Math.log2(1 + (data.part[at] || 0))) - Math.min(text.length, 160) / 80;
      for (var i = 0; i < words.length; i++) {
        if (text.indexOf(" " + words[i]) < 0) return;
        if ((text + " ").indexOf(" " + words[i] + " ") >= 0) score += 3;
      }
      if (words.length && text.indexOf(" " + words[0]) === 0) score += 3;
      found.push([score, at]);
    });
    found.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    return found.map(function (pair) { return pair[1]; });
  };

  // A list below an input: the combobox pattern of WAI-ARIA.
  kg.suggest = function (input, search, choose) {
    var box = kg.el("ul", { class: "suggest", role: "listbox", id: input.id + "-list", hidden: "", "aria-label": "Suggestions" });
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", box.id);
    input.setAttribute("aria-autocomplete", "list");
    input.parentNode.append(box);
    var shown = [], at = -1;
    function close() { box.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); at = -1; }
    function mark(next) {
      at = next;
      Array.prototype.forEach.call(box.children, function (item, i) { item.setAttribute("aria-selected", String(i === at)); });
      if (at >= 0) { input.setAttribute("aria-activedescendant", box.children[at].id); box.children[at].scrollIntoView({ block: "nearest" }); }
    }
    input.addEventListener("input", function () {
      var asked = input.value.trim();
      if (!asked) return close();
      search(asked).then(function (rows) {
        if (input.value.trim() !== asked) return;
        shown = rows;
        box.replaceChildren.apply(box, rows.map(function (row, i) {
          var item = kg.el("li", { role: "option", id: input.id + "-" + i, "aria-selected": "false" }, [
            kg.el("span", { text: row.name, dir: "auto" }), kg.el("span", { class: "kind", text: row.kind })]);
          if (row.detail) item.append(kg.el("span", { class: "detail", text: row.detail, dir: "auto" }));
          item.addEventListener("mousedown", function (event) { event.preventDefault(); close(); choose(row); });
          return item;
        }));
        at = -1;
        box.hidden = !rows.length;
        input.setAttribute("aria-expanded", String(!!rows.length));
      });
    });
    input.addEventListener("keydown", function (event) {
      if (event.key === "Escape") return close();
      if (box.hidden) return;
      if (event.key === "ArrowDown") { mark((at + 1) % shown.length); event.preventDefault(); }
      if (event.key === "ArrowUp") { mark((at + shown.length - 1) % shown.length); event.preventDefault(); }
      if (event.key === "Enter" && at >= 0) { event.preventDefault(); var row = shown[at]; close(); choose(row); }
    });
    input.addEventListener("blur", close);
  };
  kg.row = function (data, at) {
    var row = data.things[at], detail = row[3] || "";
    if (row[0] === "work") detail = [detail, row[4] || ""].filter(Boolean).join(", ");
    return { at: at, key: row[1], name: row[2], kind: row[0] === "work" ? data.types[row[5]] : kg.kinds[row[0]], detail: detail, year: row[4] || 0 };
  };
  var field = document.getElementById("q");
  if (field) {
    kg.suggest(field, function (asked) {
      return kg.index().then(function (data) {
        return kg.find(data, asked).slice(0, 9).map(function (at) { return kg.row(data, at); });
      });
    }, function (row) { location.href = kg.address(row.key); });
    field.form.addEventListener("submit", function (event) {
      event.preventDefault();
      location.href = root + "search/index.html#text=" + encodeURIComponent(field.value);
      if (window.kgFinder) window.kgFinder();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); field.focus(); }
    });
  }

  // Light and dark.
  var theme = document.querySelector("button.theme");
  if (theme) {
    theme.hidden = false;
    theme.addEventListener("click", function () {
      var html = document.documentElement;
      var dark = (html.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
      html.dataset.theme = dark ? "light" : "dark";
      try { localStorage.setItem("kg-theme", html.dataset.theme); } catch (e) { /* storage may be closed */ }
    });
  }

  // Evidence opens below its statement; without this script the link leads to the passage on the document's page.
  function proof(rows) {
    var box = kg.el("aside", { class: "proof", "aria-label": "Evidence" });
    rows.forEach(function (row) {
      if (row[1]) box.append(kg.el("blockquote", { dir: "auto" }, [
        kg.el("span", { class: "around", text: row[0] }), kg.el("mark", { text: row[1] }), kg.el("span", { class: "around", text: row[2] })]));
      box.append(kg.el("p", { class: "from" }, [
        kg.el("a", { href: root + row[7], text: row[3] + ", " + row[4] }), " · read by “" + row[5] + "”, confidence " + row[6]]));
    });
    return box;
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.why");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.proof) {
      link.proof.remove();
      link.proof = null;
      link.setAttribute("aria-expanded", "false");
      return;
    }
    kg.load(document.body.dataset.proof, "kgEvidence").then(function (told) {
      var holder = link.closest("li") || link.closest("h1").parentNode;
      link.proof = proof(told[link.dataset.fact] || []);
      var heading = link.closest("h1");
      if (heading) heading.after(link.proof); else holder.append(link.proof);
      link.setAttribute("aria-expanded", "true");
    }, function () { location.href = link.href; });
  });
  Array.prototype.forEach.call(document.querySelectorAll("a.why"), function (link) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("keydown", function (event) { if (event.key === " ") { event.preventDefault(); link.click(); } });
  });

  // Copying.
  function copy(text, button) {
    function said(word) {
      var before = button.textContent;
      button.textContent = word;
      button.setAttribute("aria-live", "polite");
      setTimeout(function () { button.textContent = before; }, 1600);
    }
    function by_hand() {
      var area = kg.el("textarea", { class: "unseen", "aria-hidden": "true" });
      area.value = text;
      document.body.append(area);
      area.select();
      var done = document.execCommand("copy");
      area.remove();
      said(done ? "Copied" : "Not copied");
    }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(function () { said("Copied"); }, by_hand);
    else by_hand();
  }
  Array.prototype.forEach.call(document.querySelectorAll("button.copy"), function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { copy(document.getElementById(button.dataset.copies).textContent, button); });
  });
  function formatted(entries, form) {
    if (form === "csl") return JSON.stringify(entries.map(function (e) { return e[2]; }), null, 1);
    return entries.map(function (e) { return e[form === "ris" ? 1 : 0]; }).join(form === "ris" ? "\n" : "\n\n");
  }
  Array.prototype.forEach.call(document.querySelectorAll(".copies"), function (copies) {
    copies.hidden = false;
    Array.prototype.forEach.call(copies.querySelectorAll("button"), function (button) {
      button.addEventListener("click", function () {
        kg.load(document.body.dataset.cites, "kgCite").then(function (told) {
          var keys = Array.prototype.map.call(document.querySelectorAll(".list li:not([hidden]) a.cite"), function (a) { return a.dataset.cite; });
          copy(formatted(keys.map(function (key) { return told[key]; }).filter(Boolean), button.dataset.copy), button);
        });
      });
    });
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.cite");
    if (!link || !document.querySelector(".copies") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    var item = link.closest("li"), open = item.querySelector(".cited");
    if (open) { open.remove(); return; }
    kg.load(document.body.dataset.cites, "kgCite").then(function (told) {
      var entry = told[link.dataset.cite];
      if (!entry) { location.href = link.href; return; }
      var box = kg.el("div", { class: "cited copyable" }), text = kg.el("pre", { text: entry[0], tabindex: "0" });
      box.append(text);
      var bar = kg.el("p", { class: "take" });
      ["bibtex", "ris", "csl"].forEach(function (form) {
        var button = kg.el("button", { type: "button", text: "Copy " + { bibtex: "BibTeX", ris: "RIS", csl: "CSL-JSON" }[form] });
        button.addEventListener("click", function () { text.textContent = formatted([entry], form); copy(text.textContent, button); });
        bar.append(button);
      });
      box.append(bar);
      item.append(box);
    });
  });

  // Filters of what stands on the page.
  function listFilter(form, items, matches) {
    form.hidden = false;
    var output = form.querySelector("output");
    function run() {
      var left = 0;
      items.forEach(function (item) { item.hidden = !matches(item); left += !item.hidden; });
      Array.prototype.forEach.call(document.querySelectorAll("section.year, .group"), function (group) {
        group.hidden = !group.querySelector("li:not([hidden])");
      });
      if (output) output.textContent = left === items.length ? "" : left + " of " + items.length;
    }
    form.addEventListener("input", run);
    form.addEventListener("submit", function (event) { event.preventDefault(); run(); });
  }
  var tools = document.querySelector(".tools .filter");
  if (tools) {
    listFilter(tools, Array.prototype.slice.call(document.querySelectorAll(".list .works > li")), function (item) {
      var f = tools.elements, year = Number(item.dataset.year || 0);
      return (!f.kind.value || item.dataset.kind === f.kind.value) && (!f.from.value || year >= Number(f.from.value)) &&
        (!f.to.value || (year && year <= Number(f.to.value))) && kg.fold(item.textContent).indexOf(kg.fold(f.text.value)) >= 0;
    });
  }
  var trees = document.querySelector(".tree-filter");
  if (trees) {
    trees.hidden = false;
    trees.addEventListener("submit", function (event) { event.preventDefault(); });
    trees.addEventListener("input", function () {
      var asked = kg.fold(trees.elements.text.value.trim()), first = null, count = 0;
      Array.prototype.forEach.call(document.querySelectorAll(".tree .node"), function (node) {
        var found = !!asked && kg.fold(node.textContent).indexOf(asked) >= 0;
        node.classList.toggle("found", found);
        if (found) { count++; first = first || node; }
      });
      trees.querySelector("output").textContent = asked ? count + " found" : "";
      if (first) first.scrollIntoView({ block: "center" });
    });
  }

  // Where the reader is.
  var toc = document.querySelectorAll(".toc a");
  if (toc.length && "IntersectionObserver" in window) {
    var watch = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return;
        Array.prototype.forEach.call(toc, function (a) { a.classList.toggle("now", a.hash === "#" + entry.target.id); });
      });
    }, { rootMargin: "-10% 0px -75% 0px" });
    Array.prototype.forEach.call(toc, function (a) { var target = document.getElementById(a.hash.slice(1)); if (target) watch.observe(target); });
  }
})();
