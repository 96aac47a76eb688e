// Filters of a list of works: what is chosen stands in the address, so that a link, a reload and
// the way back lead to the same list. Without it the lists by year, type, topic and venue are there.
(function () {
  "use strict";
  var form = document.querySelector("form.filters");
  if (!form) return;
  var tools = form.parentNode;
  var fields = Array.prototype.slice.call(form.querySelectorAll("select, input"));
  var said = form.querySelector("[role=status]"), clear = form.querySelector("[type=reset]");
  var items = Array.prototype.map.call(tools.parentNode.querySelectorAll(".works > li > [data-facets]"), function (card) {
    return { row: card.parentNode, tokens: new Set(card.dataset.facets.split(" ")) };
  });
  var sections = tools.parentNode.querySelectorAll("section.year");
  fields.forEach(function (field) {
    Array.prototype.forEach.call(field.options || [], function (option) { option.dataset.label = option.textContent; });
  });

  function value(field) {
    return field.type === "checkbox" ? (field.checked ? field.value : "") : field.value;
  }

  function set(field, text) {
    if (field.type === "checkbox") field.checked = text === field.value;
    else {
      field.value = text;
      if (field.selectedIndex < 0) field.value = "";
    }
  }

  // The fields whose choice a work does not meet.
  function misses(item) {
    return fields.filter(function (field) {
      return value(field) && !item.tokens.has(field.name + "=" + value(field));
    });
  }

  // How many works each option would leave, given the other choices: those that miss nothing or
  // only this field.
  function count(field, left) {
    Array.prototype.forEach.call(field.options || [], function (option) {
      if (!option.value) return;
      var number = left[field.name + "=" + option.value] || 0;
      var text = option.dataset.label + " (" + number + ")";
      if (option.textContent !== text) option.textContent = text;
      option.disabled = !number && !option.selected;
    });
  }

  function show() {
    var number = 0, left = fields.map(function () { return Object.create(null); });
    items.forEach(function (item) {
      var missed = misses(item);
      if (item.row.hidden !== missed.length > 0) item.row.hidden = missed.length > 0;
      if (!missed.length) number++;
      if (missed.length > 1) return;
      left.forEach(function (tally, index) {
        if (missed.length && missed[0] !== fields[index]) return;
        item.tokens.forEach(function (token) { tally[token] = (tally[token] || 0) + 1; });
      });
    });
    sections.forEach(function (section) {
      section.hidden = !section.querySelector(".works > li:not([hidden])");
    });
    fields.forEach(function (field, index) { count(field, left[index]); });
    var chosen = fields.some(value);
    said.textContent = chosen ? form.dataset.shown.replace("{}", number).replace("{}", items.length) : "";
    clear.hidden = !chosen;
  }

  function read() {
    var query = new URLSearchParams(location.search);
    fields.forEach(function (field) { set(field, query.get(field.name) || ""); });
    show();
  }

  var last = null, pushed = 0;

  function write(field) {
    var url = new URL(location.href);
    fields.forEach(function (field) {
      if (value(field)) url.searchParams.set(field.name, value(field));
      else url.searchParams.delete(field.name);
    });
    if (url.href === location.href) return;
    // Stepping through one field's choices by keyboard is one step back, not twenty.
    var step = field && field === last && Date.now() - pushed < 1000 ? "replaceState" : "pushState";
    last = field;
    pushed = Date.now();
    try { history[step](null, "", url.href); } catch (error) { /* file:// in some browsers */ }
  }

  form.addEventListener("change", function (event) { show(); write(event.target); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function (event) {
    event.preventDefault();
    fields.forEach(function (field) { set(field, ""); });
    show();
    write();
    fields[0].focus();
  });
  addEventListener("popstate", read);
  addEventListener("pageshow", function (event) { if (event.persisted) read(); });
  tools.hidden = false;
  read();
})();
