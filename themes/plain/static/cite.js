// Copying references, and collecting works to export them together: a list that this browser
// keeps, for this site. A classic script without dependencies, for file:// and
// "default-src 'self'"; BibTeX comes from the classic scripts beside the search's.
(function () {
  "use strict";
  var script = document.currentScript, text = script.dataset;
  var home = new URL(text.root, document.baseURI);
  var root = new URL(".", home);
  var last = /index\.html$/.test(home.pathname) ? "index.html" : "";
  var files = new URL(".", new URL(text.page, document.baseURI));
  var name = "sitegen.collected:" + root.pathname;
  var bar, loading = {};

  function make(tag, attributes, parent) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (key) {
      if (key === "text") element.textContent = attributes.text;
      else element.setAttribute(key, attributes[key]);
    });
    if (parent) parent.append(element);
    return element;
  }

  // Copying.
  function offerCopy(panel, part) {
    var button = make("button", { type: "button", "class": "copy", text: panel.dataset.copy });
    var label = part.parentNode.querySelector("summary").textContent;
    button.setAttribute("aria-label", panel.dataset.copy + ": " + label);
    part.after(button);
    function done() {
      button.textContent = panel.dataset.copied;
      setTimeout(function () { button.textContent = panel.dataset.copy; }, 1600);
    }
    function byHand() {
      getSelection().selectAllChildren(part);
      if (document.execCommand("copy")) done();
    }
    button.addEventListener("click", function () {
      var plain = part.dataset.plain || part.textContent.trim(); // "n²", where the page has a formula
      if (!navigator.clipboard) byHand();
      else if (part.tagName === "P" && window.ClipboardItem) {
        navigator.clipboard.write([new ClipboardItem({
          "text/plain": new Blob([plain], { type: "text/plain" }),
          "text/html": new Blob([part.innerHTML], { type: "text/html" })
        })]).then(done, byHand);
      } else navigator.clipboard.writeText(part.tagName === "P" ? plain : part.textContent).then(done, byHand);
    });
  }

  // The collection: [[address from the root, title], ...].
  function read() {
    try {
      var kept = JSON.parse(localStorage.getItem(name));
      return Array.isArray(kept) ? kept.filter(function (row) { return Array.isArray(row) && typeof row[0] === "string"; }) : [];
    } catch (error) {
      return [];
    }
  }

  function write(rows) {
    try {
      if (rows.length) localStorage.setItem(name, JSON.stringify(rows));
      else localStorage.removeItem(name);
    } catch (error) { /* full, or switched off */ }
    show();
  }

  function has(rows, address) {
    return rows.some(function (row) { return row[0] === address; });
  }

  function toggle(works, on) {
    var rows = read();
    works.forEach(function (work) {
      if (on && !has(rows, work[0])) rows.push(work);
      if (!on) rows = rows.filter(function (row) { return row[0] !== work[0]; });
    });
    write(rows);
  }

  function addressOf(href) {
    var path = decodeURI(new URL(href, document.baseURI).pathname).slice(decodeURI(root.pathname).length);
    return path.replace(/index\.html$/, "");
  }

  // Export.
  function shelfOf(slug, shelves) {
    var number = 0;
    for (var i = 0; i < slug.length; i++) number = (number * 31 + slug.charCodeAt(i)) % 65521;
    return number % shelves;
  }

  function load(file, global) {
    return loading[file] = loading[file] || new Promise(function (resolve, reject) {
      var element = make("script", { src: new URL(file, files).href });
      element.onload = function () { resolve(window[global]); };
      element.onerror = function () { delete loading[file]; element.remove(); reject(new Error(file)); };
      document.head.append(element);
    });
  }

  function bibliography(rows) {
    return load("index.js", "sitegenSearch").then(function (head) {
      return Promise.all(rows.map(function (row) {
        var slug = row[0].replace(/\/$/, "").split("/").pop(), shelf = shelfOf(slug, head.shelves);
        return load("bibtex-" + shelf + ".js?" + head.version, "sitegenSearchBibtex" + shelf).then(function (entries) {
          return Object.prototype.hasOwnProperty.call(entries, slug) ? entries[slug] : "";
        });
      }));
    });
  }

  function save() {
    bibliography(read()).then(function (entries) {
      var found = entries.filter(Boolean);
      var link = make("a", { download: "collected.bib" });
      link.href = URL.createObjectURL(new Blob([found.join("\n")], { type: "application/x-bibtex" }));
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
      if (found.length < entries.length) bar.said.textContent += " · " + text.gone.replace("{}", entries.length - found.length);
    }, function () { bar.said.textContent += " · " + text.gone.replace("{}", read().length); });
  }

  function makeBar() {
    var box = make("aside", { "class": "collected", "aria-label": text.list, hidden: "" });
    var fold = make("details", {}, box);
    var said = make("span", { role: "status" }, make("summary", {}, fold));
    var list = make("ul", {}, fold);
    make("p", { text: text.kept }, fold);
    var buttons = make("p", { "class": "buttons" }, box);
    make("button", { type: "button", text: text.export }, buttons).addEventListener("click", save);
    make("button", { type: "button", text: text.clear }, buttons).addEventListener("click", function () { write([]); });
    document.querySelector("main").after(box);
    return { box: box, said: said, list: list };
  }

  function show() {
    var rows = read();
    bar.box.hidden = !rows.length;
    bar.said.textContent = rows.length === 1 ? text.one : text.some.replace("{}", rows.length);
    bar.list.textContent = "";
    rows.forEach(function (row) {
      var item = make("li", {}, bar.list);
      make("a", { href: new URL(row[0] + last, root).href, text: row[1] || row[0] }, item);
      var remove = make("button", { type: "button", text: "×", "aria-label": text.remove.replace("{}", row[1] || row[0]) }, item);
      remove.addEventListener("click", function () {
        toggle([row], false);
        (bar.list.querySelector("button") || document.body).focus();
      });
    });
    document.querySelectorAll("[data-collects]").forEach(function (control) {
      var on = has(rows, control.dataset.collects);
      if (control.type === "checkbox") control.checked = on;
      else {
        control.setAttribute("aria-pressed", String(on));
        control.textContent = on ? text.done : text.collect;
      }
    });
  }

  // A box before each title of a list, while somebody collects.
  function offerCollecting(tools) {
    var cards = [], on = false;
    var button = make("button", { type: "button", "class": "collect", "aria-pressed": "false", text: text.start }, tools);
    var all = make("button", { type: "button", "class": "collect", hidden: "", text: text.all }, tools);
    tools.parentNode.querySelectorAll(".works > li > .work .title a").forEach(function (link) {
      cards.push({ link: link, row: link.closest("li"), work: [addressOf(link.href), link.textContent] });
    });
    button.addEventListener("click", function () {
      on = !on;
      button.setAttribute("aria-pressed", String(on));
      all.hidden = !on;
      cards.forEach(function (card) {
        if (on) {
          card.box = make("input", { type: "checkbox", "class": "collect", "data-collects": card.work[0], "aria-label": text.collect + ": " + card.work[1] });
          card.box.addEventListener("change", function () { toggle([card.work], card.box.checked); });
          card.link.before(card.box);
        } else card.box.remove();
      });
      show();
    });
    all.addEventListener("click", function () {
      toggle(cards.filter(function (card) { return !card.row.hidden; }).map(function (card) { return card.work; }), true);
    });
    tools.hidden = false;
  }

  var panel = document.querySelector("section.citing");
  bar = makeBar();
  if (panel) {
    panel.querySelectorAll(".copied").forEach(function (part) { offerCopy(panel, part); });
    var own = [addressOf(new URL(panel.dataset.address, document.baseURI).href), panel.dataset.title];
    var button = make("button", { type: "button", "class": "collect", "data-collects": own[0] }, panel.querySelector(".exports"));
    button.addEventListener("click", function () { toggle([own], !has(read(), own[0])); });
  }
  document.querySelectorAll(".list-tools").forEach(offerCollecting);
  addEventListener("storage", show);
  show();
})();
