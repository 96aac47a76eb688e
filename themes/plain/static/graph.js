// The explorer of /graph/: pan, zoom, search, filters, arrow keys. The page is whole without it.
// Data are classic scripts that set a global, so that it works from file:// and without fetch().
(function () {
  "use strict";
  var NS = "http://www.w3.org/2000/svg";
  var LINE = 14, MOST = 500, FOUND = 10, NEAR = 30, CLOSER = 1.7, LARGEST = 60, LEGIBLE = 0.8;
  var box = document.getElementById("graph");
  if (!box) return;
  var map = box.querySelector(".graph-map"), svg = map.querySelector("svg");
  var form = box.querySelector("form"), said = box.querySelector(".graph-said");
  var find = form.querySelector("[type=search]"), list = box.querySelector(".graph-found");
  var index = /index\.html$/.test(box.dataset.root) ? "index.html" : "";
  var root = box.dataset.root.slice(0, box.dataset.root.length - index.length);
  var ink = document.createElement("canvas").getContext("2d");
  var nodes = new Map(), waiting = [], kinds = [], parts = [], loaded = {};
  var shown = new Map(), spots = [];
  var size = [1, 1], zoom = { k: 1, x: 0, y: 0 }, whole = 1;
  var picked = null, current = null, matching = null, drawing = 0, held = false;
  var edges, bright, layer;

  function make(name, attributes, parent) {
    var element = document.createElementNS(NS, name);
    for (var key in attributes) element.setAttribute(key, attributes[key]);
    if (parent) parent.appendChild(element);
    return element;
  }

  // Loading.
  function load(file, number, then) {
    if (loaded[number]) return;
    loaded[number] = true;
    var script = document.createElement("script");
    script.src = file;
    script.onload = function () { then(window["sitegenGraph" + number]); };
    document.head.appendChild(script);
  }

  function add(rows) {
    rows.forEach(function (row) {
      var node = {
        id: row[0], kind: kinds[row[1]], label: row[2], title: row[3], href: root + row[4] + index,
        x: row[5], y: row[6], r: row[7], weight: row[8], years: row[9], near: [],
        text: (row[2] + " " + row[3]).normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      };
      nodes.set(node.id, node);
      row[10].forEach(function (other) { waiting.push([node.id, other]); });
    });
    waiting = waiting.filter(function (tie) {
      var one = nodes.get(tie[0]), other = nodes.get(tie[1]);
      if (!one || !other) return true;
      one.near.push(other);
      other.near.push(one);
      return false;
    });
  }

  function loadPart(part) {
    var number = Number(/-(\d+)\.js$/.exec(part[0])[1]);
    load(root + part[0], number, function (data) { add(data.nodes); search(false); later(); });
  }

  function loadVisible() {
    if (zoom.k < whole * CLOSER && parts.length > 1) return;
    var w = map.clientWidth, h = map.clientHeight;
    parts.forEach(function (part) {
      var near = part[1] * zoom.k + zoom.x < w && part[3] * zoom.k + zoom.x > 0 &&
        part[2] * zoom.k + zoom.y < h && part[4] * zoom.k + zoom.y > 0;
      if (near) loadPart(part);
    });
  }

  // What may be shown.
  var off = {}, from = -Infinity, to = Infinity;
  function allowed(node) {
    if (off[node.kind]) return false;
    if (from === -Infinity && to === Infinity) return true;
    return node.years.some(function (year) { return year >= from && year <= to; });
  }

  // Labels: two lines of at most 112 pixels.
  function linesOf(node) {
    if (node.lines) return node.lines;
    ink.font = (node.kind === "people" ? "600 " : "") + "12px " + getComputedStyle(svg).fontFamily;
    var words = node.label.split(" "), lines = [""];
    words.forEach(function (word) {
      var last = lines.length - 1, longer = lines[last] ? lines[last] + " " + word : word;
      if (ink.measureText(longer).width <= 112 || !lines[last]) lines[last] = longer;
      else lines.push(word);
    });
    if (lines.length > 2) lines = [lines[0], lines[1] + "…"];
    lines = lines.map(function (line) {
      var cut = line;
      while (cut.length > 2 && ink.measureText(cut).width > 124) cut = cut.slice(0, -2) + "…";
      return cut;
    });
    node.lines = lines;
    node.width = Math.max.apply(null, lines.map(function (line) { return ink.measureText(line).width; }));
    return lines;
  }

  // Which labels fit: the most connected choose first; a grid of cells finds what is in the way.
  function Room() { this.cells = new Map(); }
  Room.prototype.each = function (a, b, c, d, look) {
    for (var i = Math.floor(a / 64); i <= Math.floor(c / 64); i++)
      for (var j = Math.floor(b / 32); j <= Math.floor(d / 32); j++)
        if (look(i * 100003 + j)) return true;
    return false;
  };
  Room.prototype.free = function (a, b, c, d) {
    var cells = this.cells;
    return !this.each(a, b, c, d, function (key) {
      return (cells.get(key) || []).some(function (o) { return a < o[2] && c > o[0] && b < o[3] && d > o[1]; });
    });
  };
  Room.prototype.take = function (a, b, c, d) {
    var cells = this.cells;
    this.each(a, b, c, d, function (key) {
      if (cells.has(key)) cells.get(key).push([a, b, c, d]);
      else cells.set(key, [[a, b, c, d]]);
      return false;
    });
  };

  function elementOf(node) {
    if (node.element) return node.element;
    var a = make("a", { "class": "k-" + node.kind, href: node.href, tabindex: -1 });
    make("title", {}, a).textContent = node.title || node.label;
    a.setAttribute("aria-label", node.title ? node.label + ": " + node.title : node.label);
    make("circle", { r: node.r }, a);
    node.name = make("g", { "class": "name" }, a);
    linesOf(node).forEach(function (line, number) {
      make("text", { y: node.r + 12 + LINE * number }, node.name).textContent = line;
    });
    a.addEventListener("focus", function () { pick(node); });
    a.addEventListener("pointerenter", function (event) { if (!held && event.pointerType === "mouse") pick(node); });
    a.addEventListener("pointerleave", function (event) {
      if (!held && event.pointerType === "mouse" && document.activeElement !== a) pick(null);
    });
    node.element = a;
    return a;
  }

  function draw() {
    drawing = 0;
    var w = map.clientWidth, h = map.clientHeight, room = new Room(), next = new Map();
    var first = picked ? [picked].concat(picked.near.slice(0, NEAR)) : [];
    if (matching) first = first.concat(matching.slice(0, MOST));
    var all = Array.from(nodes.values()), people = all.filter(function (node) { return node.kind === "people"; });
    var order = first.concat(people, all);
    spots = [];
    for (var i = 0; i < order.length && next.size < MOST; i++) {
      var node = order[i];
      if (next.has(node.id) || !allowed(node)) continue;
      var x = node.x * zoom.k + zoom.x, y = node.y * zoom.k + zoom.y;
      if (x < -60 || x > w + 60 || y < -40 || y > h + 20) continue;
      var lines = linesOf(node), r = node.r, half = node.width / 2 + 3;
      var always = node === picked;
      if (!room.free(x - r, y - r, x + r, y + r) && i >= first.length) continue;
      var named = always || room.free(x - half, y + r, x + half, y + r + 4 + LINE * lines.length);
      room.take(x - r, y - r, x + r, y + r);
      if (named) room.take(x - half, y + r, x + half, y + r + 4 + LINE * lines.length);
      next.set(node.id, named);
      spots.push(node);
      var a = elementOf(node);
      a.setAttribute("transform", "translate(" + Math.round(x) + " " + Math.round(y) + ")");
      a.classList.toggle("bare", !named);
      node.name.setAttribute("display", named ? "inline" : "none");
      a.classList.toggle("here", node === picked);
      a.classList.toggle("near", !!picked && picked.near.indexOf(node) >= 0 || !!matching && matching.indexOf(node) >= 0);
      if (a.parentNode !== layer) layer.appendChild(a);
    }
    shown.forEach(function (named, id) { if (!next.has(id)) nodes.get(id).element.remove(); });
    shown = next;
    box.classList.toggle("picked", !!picked || !!matching);
    var thin = "", thick = "";
    spots.forEach(function (node) {
      node.near.forEach(function (other) {
        if (other.id < node.id && shown.has(other.id) && node !== picked && other !== picked) thin += line(node, other);
      });
    });
    if (picked && shown.has(picked.id)) picked.near.forEach(function (other) { if (allowed(other)) thick += line(picked, other); });
    edges.setAttribute("d", thin);
    bright.setAttribute("d", thick);
    if (!current || !shown.has(current.id)) current = spots[0] || null;
    spots.forEach(function (node) { node.element.setAttribute("tabindex", node === current ? 0 : -1); });
    if (!spots.length) say(null);
    loadVisible();
  }

  function line(a, b) {
    return "M" + Math.round(a.x * zoom.k + zoom.x) + " " + Math.round(a.y * zoom.k + zoom.y) +
      "L" + Math.round(b.x * zoom.k + zoom.x) + " " + Math.round(b.y * zoom.k + zoom.y);
  }

  function later() { if (!drawing) drawing = requestAnimationFrame(draw); }

  function pick(node) {
    picked = node;
    if (node) { current = node; say(node); }
    later();
  }

  function link(node) {
    var a = document.createElement("a");
    a.href = node.href;
    a.textContent = node.label;
    if (node.title) a.title = node.title;
    return a;
  }

  function say(node) {
    said.textContent = "";
    if (!node) { if (!spots.length) said.textContent = box.dataset.none; return; }
    var name = document.createElement("b");
    name.appendChild(link(node));
    said.appendChild(name);
    if (node.title) said.append(" " + node.title);
    var near = node.near.filter(allowed);
    if (near.length) said.append(" — " + box.dataset.tied + " ");
    near.slice(0, NEAR).forEach(function (other, number) {
      if (number) said.append(" · ");
      said.appendChild(link(other));
    });
    if (near.length > NEAR) said.append(" …");
  }

  // Moving.
  function fit(least) {
    map.style.height = "";
    var needed = Math.max(360, (map.clientWidth - 24) / size[0] * size[1] + 24);
    if (needed < map.clientHeight) map.style.height = needed + "px";
    whole = Math.min((map.clientWidth - 24) / size[0], (map.clientHeight - 24) / size[1]);
    var k = Math.max(whole, least || 0);
    zoom = { k: k, x: (map.clientWidth - size[0] * k) / 2, y: (map.clientHeight - size[1] * k) / 2 };
    later();
  }

  function zoomBy(factor, x, y) {
    var k = Math.max(whole * 0.8, Math.min(LARGEST, zoom.k * factor)), by = k / zoom.k;
    if (x === undefined) { x = map.clientWidth / 2; y = map.clientHeight / 2; }
    zoom = { k: k, x: x - (x - zoom.x) * by, y: y - (y - zoom.y) * by };
    later();
  }

  function into(node, k) {
    if (k) zoom.k = Math.max(zoom.k, k);
    var x = node.x * zoom.k + zoom.x, y = node.y * zoom.k + zoom.y, w = map.clientWidth, h = map.clientHeight;
    if (k || x < 60 || x > w - 60 || y < 30 || y > h - 50) {
      zoom.x = w / 2 - node.x * zoom.k;
      zoom.y = h / 2 - node.y * zoom.k;
    }
  }

  function go(node, k) {
    into(node, k);
    picked = current = node;
    draw();
    if (node.element && node.element.parentNode) node.element.focus({ preventScroll: !k });
  }

  // The neighbour in a direction, else the nearest thing there.
  function towards(node, dx, dy) {
    function best(choice) {
      var found = null, least = Infinity;
      choice.forEach(function (other) {
        var x = other.x - node.x, y = other.y - node.y, ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
        if (other === node || ahead <= 0 || aside > 2 * ahead || !allowed(other)) return;
        var cost = ahead + 2 * aside;
        if (cost < least) { least = cost; found = other; }
      });
      return found;
    }
    return best(node.near) || best(spots);
  }

  var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var arrow = ARROWS[event.key], done = true;
    if (arrow && current) { var other = towards(current, arrow[0], arrow[1]); if (other) go(other); }
    else if (event.key === "+" || event.key === "=") zoomBy(1.4);
    else if (event.key === "-") zoomBy(1 / 1.4);
    else if (event.key === "0") fit();
    else if (event.key === "Escape") pick(null);
    else done = false;
    if (done) event.preventDefault();
  }

  var pointers = new Map(), moved = 0;
  function onDown(event) {
    if (event.button) return;
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    moved = pointers.size > 1 ? 99 : 0;
    held = true;
  }

  function onMove(event) {
    var last = pointers.get(event.pointerId);
    if (!last) return;
    var dx = event.clientX - last[0], dy = event.clientY - last[1], edge = map.getBoundingClientRect();
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 5 && !map.hasPointerCapture(event.pointerId)) map.setPointerCapture(event.pointerId);
    if (pointers.size === 2) {
      var other = Array.from(pointers).filter(function (p) { return p[0] !== event.pointerId; })[0][1];
      var before = Math.hypot(last[0] - other[0], last[1] - other[1]);
      var after = Math.hypot(event.clientX - other[0], event.clientY - other[1]);
      if (before > 10) zoomBy(after / before, (event.clientX + other[0]) / 2 - edge.left, (event.clientY + other[1]) / 2 - edge.top);
      zoom.x += dx / 2;
      zoom.y += dy / 2;
    } else if (moved > 5) {
      zoom.x += dx;
      zoom.y += dy;
    }
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    map.classList.toggle("moving", moved > 5);
    if (moved > 5) later();
  }

  function onUp(event) {
    pointers.delete(event.pointerId);
    held = pointers.size > 0;
    if (!held) map.classList.remove("moving");
  }

  // Searching.
  function fold(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  function search(fresh) {
    var words = fold(find.value).split(/\s+/).filter(Boolean);
    matching = null;
    list.textContent = "";
    if (words.length) {
      parts.forEach(loadPart);
      matching = Array.from(nodes.values()).filter(function (node) {
        return allowed(node) && words.every(function (word) { return node.text.indexOf(word) >= 0; });
      });
      matching.slice(0, FOUND).forEach(function (node) {
        var item = document.createElement("li"), button = document.createElement("button");
        item.className = "k-" + node.kind;
        button.type = "button";
        button.textContent = node.title ? node.label + ": " + node.title : node.label;
        button.addEventListener("click", function () { choose(node); });
        item.appendChild(button);
        list.appendChild(item);
      });
      if (!matching.length) list.appendChild(document.createElement("li")).textContent = box.dataset.none;
    }
    if (fresh) { picked = null; later(); }
  }

  function choose(node) {
    find.value = "";
    matching = null;
    list.textContent = "";
    go(node, node.kind === "works" ? Math.max(1, 4 * whole) : Math.max(1, whole));
  }

  function filter() {
    form.querySelectorAll("[type=checkbox]").forEach(function (check) { off[check.value] = !check.checked; });
    ["from", "to"].forEach(function (name) {
      var input = form.elements[name];
      if (!input) return;
      var year = parseInt(input.value, 10), open = isNaN(year) || input.value === (name === "from" ? input.min : input.max);
      if (name === "from") from = open ? -Infinity : year;
      else to = open ? Infinity : year;
    });
    if (picked && !allowed(picked)) picked = null;
    search(false);
    later();
  }

  function start(data) {
    kinds = data.kinds;
    parts = data.parts;
    size = data.size;
    add(data.nodes);
    ["viewBox", "width"].forEach(function (name) { svg.removeAttribute(name); });
    svg.querySelectorAll("a, path").forEach(function (old) { old.remove(); });
    edges = make("path", { "class": "edges", fill: "none", stroke: "currentColor", "stroke-opacity": ".18", "aria-hidden": "true" }, svg);
    bright = make("path", { "class": "bright", fill: "none", stroke: "currentColor", "aria-hidden": "true" }, svg);
    layer = make("g", {}, svg);
    svg.setAttribute("width", "100%");
    svg.setAttribute("height", "100%");
    box.classList.add("live");
    if (getComputedStyle(map).overflow !== "hidden") svg.setAttribute("height", "560"); // no style sheet
    form.hidden = box.querySelector(".graph-help").hidden = false;
    map.addEventListener("pointerdown", onDown);
    map.addEventListener("pointermove", onMove);
    map.addEventListener("pointerup", onUp);
    map.addEventListener("pointercancel", onUp);
    map.addEventListener("dragstart", function (event) { event.preventDefault(); });
    map.addEventListener("click", function (event) {
      if (moved > 5) { event.preventDefault(); event.stopPropagation(); }
    }, true);
    // The wheel scrolls the page until somebody works with the map.
    map.addEventListener("wheel", function (event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      var edge = map.getBoundingClientRect();
      zoomBy(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.004)), event.clientX - edge.left, event.clientY - edge.top);
    }, { passive: false });
    map.addEventListener("keydown", onKey);
    map.addEventListener("focusout", function (event) { if (!map.contains(event.relatedTarget) && !box.contains(event.relatedTarget)) pick(null); });
    find.addEventListener("input", function () { search(true); });
    // The search field says "change" when a click on what it found takes the focus from it.
    form.addEventListener("change", function (event) { if (event.target !== find) filter(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    // A form with several fields and no submit button is not submitted by Enter.
    find.addEventListener("keydown", function (event) {
      if (event.key !== "Enter") return;
      event.preventDefault();
      if (matching && matching.length) choose(matching[0]);
    });
    form.addEventListener("click", function (event) {
      var what = event.target.value;
      if (event.target.type !== "button") return;
      if (what === "in") zoomBy(1.5);
      else if (what === "out") zoomBy(1 / 1.5);
      else if (what === "all") fit();
    });
    var width = map.clientWidth;
    addEventListener("resize", function () { if (map.clientWidth !== width) { width = map.clientWidth; fit(LEGIBLE); } });
    fit(LEGIBLE);
  }

  load(box.dataset.file, 0, start);
})();
