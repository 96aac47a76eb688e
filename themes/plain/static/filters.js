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

  function fits(item, but) {
    return fields.every(function (field) {
      return field === but || !value(field) || item.tokens.has(field.name + "=" + value(field));
    });
  }

  // How many works each option would leave, given the other choices.
  function count(field) {
    var left = items.filter(function (item) { return fits(item, field); });
    Array.prototype.forEach.call(field.options || [], function (option) {
      if (!option.value) return;
      var number = left.filter(function (item) { return item.tokens.has(field.name + "=" + option.value); }).length;
      option.textContent = option.dataset.label + " (" + number + ")";
      option.disabled = !number && !option.selected;
    });
  }

  function show() {
    var number = 0;
    items.forEach(function (item) {
      item.row.hidden = !fits(item);
      if (!item.row.hidden) number++;
    });
    sections.forEach(function (section) {
      section.hidden = !section.querySelector(".works > li:not([hidden])");
    });
    fields.forEach(count);
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
