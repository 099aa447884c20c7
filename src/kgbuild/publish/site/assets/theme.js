// Before the first paint: what the reader chose, else what the system says.
(function () {
  try {
    var chosen = localStorage.getItem("kg-theme");
    if (chosen) document.documentElement.dataset.theme = chosen;
  } catch (e) { /* storage may be closed */ }
})();
