// The graph of people: point to see someone's links, filter, move and zoom. Without this script it is a drawing with links.
(function () {
  "use strict";
  var kg = window.kg, figure = document.querySelector("figure.graph"), form = document.querySelector(".graph-tools");
  if (!kg || !figure || !form) return;
  var svg = figure.querySelector("svg"), people = Array.prototype.slice.call(figure.querySelectorAll(".people a"));
  var names = Array.prototype.slice.call(figure.querySelectorAll(".names text"));
  var links = Array.prototype.slice.call(figure.querySelectorAll(".links path")), output = form.querySelector("output");
  var WIDE = svg.viewBox.baseVal.width, HIGH = svg.viewBox.baseVal.height, TOP = svg.viewBox.baseVal.y, view = { x: 0, y: TOP, w: WIDE }, held = null, pinned = -1, moved = false;
  form.hidden = false;
  // A narrow screen begins in the midst of those with most links.
  if (figure.clientWidth < 600 && people.length > 40) {
    var first = people[0].querySelector("circle");
    svg.setAttribute("preserveAspectRatio", "xMidYMid slice");
    view.w = WIDE * 0.62;
    view.x = Number(first.getAttribute("cx")) - view.w / 2;
    view.y = Number(first.getAttribute("cy")) - view.w * HIGH / WIDE / 2;
    draw();
  }
  figure.classList.add("live");

  function draw() { svg.setAttribute("viewBox", [view.x, view.y, view.w, view.w * HIGH / WIDE].join(" ")); }
  function zoom(factor, x, y) {
    var w = Math.min(WIDE * 1.4, Math.max(WIDE / 8, view.w / factor));
    view.x = x - (x - view.x) * w / view.w;
    view.y = y - (y - view.y) * w / view.w;
    view.w = w;
    draw();
  }
  function spot(event) {
    var p = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [p.x, p.y];
  }
  svg.addEventListener("wheel", function (event) {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== svg && !figure.matches(":focus-within")) return;
    event.preventDefault();
    var p = spot(event);
    zoom(event.deltaY < 0 ? 1.15 : 0.87, p[0], p[1]);
  }, { passive: false });
  svg.addEventListener("pointerdown", function (event) { held = spot(event); moved = false; });
  svg.addEventListener("pointermove", function (event) {
    if (!held || !event.buttons) return;
    var p = spot(event);
    if (Math.abs(p[0] - held[0]) + Math.abs(p[1] - held[1]) > 4) moved = true;
    view.x -= p[0] - held[0];
    view.y -= p[1] - held[1];
    draw();
  });
  window.addEventListener("pointerup", function () { held = null; });
  svg.addEventListener("click", function (event) { if (moved) event.preventDefault(); }, true);
  svg.addEventListener("dragstart", function (event) { event.preventDefault(); });
  form.querySelector(".zooms").addEventListener("click", function (event) {
    var factor = Number(event.target.dataset.zoom);
    if (isNaN(factor)) return;
    if (!factor) { view = { x: 0, y: TOP, w: WIDE }; draw(); } else zoom(factor, view.x + view.w / 2, view.y + view.w * HIGH / WIDE / 2);
  });

  function near(at) {
    figure.classList.toggle("dim", at >= 0);
    var close = {}, count = 0;
    links.forEach(function (path) {
      var mine = at >= 0 && !path.classList.contains("gone") && (Number(path.dataset.a) === at || Number(path.dataset.b) === at);
      path.classList.toggle("near", mine);
      if (mine) { close[path.dataset.a] = close[path.dataset.b] = 1; count++; }
    });
    people.forEach(function (node, i) {
      node.classList.toggle("near", i === at || !!close[i]);
      node.classList.toggle("chosen", i === at);
      names[i].classList.toggle("near", i === at || !!close[i]);
    });
    output.textContent = at >= 0 ? names[at].textContent + ": " + Math.max(0, Object.keys(close).length - 1) + " linked" : "";
  }
  people.forEach(function (node, i) {
    node.addEventListener("pointerenter", function () { if (!held) near(i); });
    node.addEventListener("pointerleave", function () { near(pinned); });
    node.addEventListener("focus", function () { near(i); });
    node.addEventListener("blur", function () { near(pinned); });
  });
  function filter() {
    var least = Number(form.elements.least.value) || 1, linked = {};
    links.forEach(function (path) {
      var advisor = path.classList.contains("advisor");
      var gone = advisor ? !form.elements.advisor.checked : !form.elements.coauthor.checked || Number(path.dataset.n) < least;
      path.classList.toggle("gone", gone);
      if (!gone) linked[path.dataset.a] = linked[path.dataset.b] = 1;
    });
    people.forEach(function (node, i) { node.classList.toggle("gone", !linked[i]); names[i].classList.toggle("gone", !linked[i]); });
    var asked = kg.fold(form.elements.text.value.trim());
    pinned = asked ? names.findIndex(function (node) { return kg.fold(node.textContent).indexOf(asked) >= 0; }) : -1;
    near(pinned);
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); filter(); });
})();
