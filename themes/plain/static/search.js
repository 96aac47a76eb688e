// Search: a box that opens with "/" or the button, and the page /search/. A classic script whose
// data are classic scripts too, loaded when somebody types: it works from file:// and under
// "default-src 'self'". The index and its files: sitegen/pages/search_index.py, search.py.
(function () {
  "use strict";
  var SHOWN = 8, MORE = 25, FILES = 6, NEAR = 8, TOKENS = 6;
  var WEIGHTS = { people: 2, names: 1.8, topics: 1.5, venues: 1.3, notes: 0.8 }; // of a title, beside a work's
  var script = document.currentScript;
  var home = new URL(script.dataset.root, document.baseURI);
  var root = new URL(".", home);
  var last = /index\.html$/.test(home.pathname) ? "index.html" : "";
  var page = new URL(script.dataset.page, document.baseURI);
  var files = new URL(".", page);
  var label = script.dataset.label;
  var quiet = "sitegen.slash:" + root.pathname;
  var head, loading = {};

  // Loading: each file sets a global.
  function load(name, number) {
    var file = number === undefined ? "index" : name + "-" + number;
    var global = "sitegenSearch" + (number === undefined ? "" : name[0].toUpperCase() + name.slice(1) + number);
    return loading[file] = loading[file] || new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.src = new URL(file + ".js" + (head ? "?" + head.version : ""), files).href;
      element.onload = function () { resolve(window[global]); };
      element.onerror = function () { delete loading[file]; element.remove(); reject(new Error(file)); };
      document.head.appendChild(element);
    });
  }

  function loadHead() {
    return load("index").then(function (found) { return head = found; });
  }

  // Words, folded as sitegen/pages/search_words.py does.
  var LETTERS = { "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ς": "σ", "'": "", "’": "", "‘": "", "ʼ": "" };
  var CJK = /([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+)/u;

  function wordsOf(text) {
    var folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßæœþøłđðħıς'’‘ʼ]/g, function (letter) { return LETTERS[letter]; });
    var found = [];
    (folded.match(/[\p{L}\p{N}]+/gu) || []).forEach(function (word) {
      word.split(CJK).forEach(function (part) {
        var letters = CJK.test(part) ? Array.from(part) : [];
        if (letters.length < 2) { if (part) found.push(part.slice(0, 40)); return; }
        for (var i = 0; i + 1 < letters.length; i++) found.push(letters[i] + letters[i + 1]);
      });
    });
    return found.filter(function (word, place) { return found.indexOf(word) === place; }).slice(0, TOKENS);
  }

  // A file of words: [[word, entries], ...]; a capital says how much is as in the word before.
  function rows(data) {
    if (typeof data !== "string") return data;
    var before = "", found = [], pattern = /([A-Z])([^A-Z ]*)(?: ([^A-Z]*))?/g, match;
    while ((match = pattern.exec(data))) {
      before = before.slice(0, match[1].charCodeAt(0) - 65) + match[2];
      found.push([before, match[3] || ""]);
    }
    return found;
  }

  var parsed = {};
  function part(name, number) {
    return load(name, number).then(function (data) {
      return parsed[name + number] = parsed[name + number] || rows(data);
    });
  }

  // The numbers of the files that hold words which begin so, at most `most`.
  function filesOf(starts, prefix, most) {
    var found = [], end = prefix + "\uffff";
    starts.forEach(function (first, number) {
      var next = starts[number + 1];
      if ((first <= end || number === 0) && (next === undefined || next === "" || next > prefix) && first !== "") found.push(number);
    });
    return found.slice(0, most);
  }

  function kindOf(number) {
    var kind = head.kinds[0];
    head.kinds.forEach(function (each) { if (each[0] <= number) kind = each; });
    return kind;
  }

  // What a word adds to each entry; titles and names count most, people before the rest.
  function add(scores, row, factor) {
    if (row[1] === "*") { scores.common = true; return; }
    row[1].split(",").forEach(function (list, place) {
      if (!list) return;
      var number = 0;
      list.split(".").forEach(function (step) {
        number += parseInt(step, 36);
        var score = factor * [10, 3, 1][place];
        if (place === 0) score *= WEIGHTS[kindOf(number)[1]] || 1;
        if (!(scores[number] >= score)) scores[number] = score;
      });
    });
  }

  function begin(word, scores, exactly, factor, most) {
    return Promise.all(filesOf(head.words, word, most).map(function (number) { return part("words", number); })).then(function (parts) {
      var some = false;
      parts.forEach(function (list) {
        list.forEach(function (row) {
          if (row[0] !== word && (exactly || !row[0].startsWith(word))) return;
          some = true;
          add(scores, row, factor * (row[0] === word ? 1 : 0.4 + 0.4 * word.length / row[0].length));
        });
      });
      return some;
    });
  }

  // Whether one letter left out, put in, replaced or two swapped make one word of the other.
  function near(one, other) {
    var a = one.length, b = other.length, i = 0;
    if (Math.abs(a - b) > 1) return false;
    while (i < a && i < b && one[i] === other[i]) i++;
    if (one.slice(i + 1) === other.slice(i + 1)) return true;
    return a > b ? one.slice(i + 1) === other.slice(i)
      : b > a ? one.slice(i) === other.slice(i + 1)
      : one[i] === other[i + 1] && one[i + 1] === other[i] && one.slice(i + 2) === other.slice(i + 2);
  }

  function similar(word, list) {
    var whole = [], open = [];
    list.forEach(function (row) {
      var other = row[0], n = word.length;
      if (near(word, other)) whole.push(other);
      else if (n > 4 && other.length > n && (near(word, other.slice(0, n)) || near(word, other.slice(0, n + 1)))) open.push(other);
    });
    return whole.length ? whole : open;
  }

  // Words that nobody wrote: the nearest in the vocabulary, first where the word would stand.
  function guess(word, scores) {
    if (word.length < 4 || /^\d+$/.test(word)) return Promise.resolve();
    var order = filesOf(head.vocabulary, word, 1);
    head.vocabulary.forEach(function (first, number) { if (order.indexOf(number) < 0) order.push(number); });
    function next() {
      if (!order.length) return Promise.resolve([]);
      return part("vocabulary", order.shift()).then(function (list) {
        var found = similar(word, list);
        return found.length ? found : next();
      });
    }
    return next().then(function (found) {
      return Promise.all(found.slice(0, NEAR).map(function (other) { return begin(other, scores, true, 0.6, 1); }));
    });
  }

  // The numbers of the entries that have most of the words, the best first.
  function search(query) {
    var tokens = wordsOf(query);
    return loadHead().then(function () {
      return Promise.all(tokens.map(function (token) {
        var scores = {};
        return begin(token, scores, false, 1, Math.ceil(FILES / tokens.length)).then(function (some) { return some ? null : guess(token, scores); }).then(function () { return scores; });
      }));
    }).then(function (all) {
      var sums = new Map(), most = 0;
      all.forEach(function (scores) {
        Object.keys(scores).forEach(function (key) {
          if (key === "common") return;
          var sum = sums.get(key) || [0, 0];
          sum[0]++; sum[1] += scores[key];
          most = Math.max(most, sum[0]);
          sums.set(key, sum);
        });
      });
      return Array.from(sums).filter(function (row) { return row[1][0] === most; })
        .sort(function (a, b) { return b[1][1] - a[1][1] || b[0] - a[0]; })
        .map(function (row) { return Number(row[0]); });
    });
  }

  function entries(numbers) {
    return Promise.all(numbers.map(function (number) {
      return load("entries", Math.floor(number / head.together)).then(function (list) {
        return list[number % head.together];
      });
    }));
  }

  // What is seen.
  function make(tag, attributes, parent) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (name === "text") element.textContent = attributes.text;
      else element.setAttribute(name, attributes[name]);
    });
    if (parent) parent.appendChild(element);
    return element;
  }

  // A combobox in `place`: an input, the list of what was found, and what is said about it.
  function combobox(place, limit, changed) {
    var input = make("input", { type: "search", role: "combobox", "aria-label": label, "aria-expanded": "false", "aria-controls": "found-" + limit, "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" });
    var list = make("div", { role: "listbox", id: "found-" + limit, "class": "found", "aria-label": label });
    var said = make("p", { role: "status", "class": "said" });
    var more = make("button", { type: "button", "class": "further", hidden: "" });
    var turn = 0, numbers = [], current = -1;
    place.append(input, list, said, more);

    function options() { return list.querySelectorAll("[role=option]"); }

    function choose(index) {
      var all = options();
      if (all[current]) all[current].setAttribute("aria-selected", "false");
      current = index;
      if (all[current]) {
        all[current].setAttribute("aria-selected", "true");
        all[current].scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", all[current].id);
      } else input.removeAttribute("aria-activedescendant");
    }

    function show(from, count, mine) {
      return entries(numbers.slice(from, from + count)).then(function (found) {
        if (mine !== turn) return;
        if (!from) { list.textContent = ""; current = -1; input.removeAttribute("aria-activedescendant"); }
        found.forEach(function (entry, place) {
          var kind = kindOf(numbers[from + place]);
          var option = make("a", { role: "option", "aria-selected": "false", tabindex: "-1", id: list.id + "-" + (from + place), "class": "k-" + kind[1], href: new URL(entry[1] + last, root).href }, list);
          make("span", { "class": "name", text: entry[0] }, option);
          make("span", { "class": "kind", text: kind[2] }, option);
          if (entry[2]) make("span", { "class": "below", text: entry[2] }, option);
        });
        var texts = head.texts, n = numbers.length, shown = options().length;
        said.textContent = n === 0 ? texts.none : n === 1 ? texts.one : texts.some.replace("{}", n);
        more.textContent = texts.more;
        more.hidden = shown >= n;
        input.setAttribute("aria-expanded", String(shown > 0));
      });
    }

    function run() {
      var query = input.value.trim(), mine = ++turn;
      if (changed) changed(query);
      if (!query) {
        numbers = []; list.textContent = said.textContent = ""; more.hidden = true; choose(-1);
        input.setAttribute("aria-expanded", "false");
        return;
      }
      search(query).then(function (found) {
        if (mine !== turn) return undefined;
        numbers = found;
        return show(0, limit, mine);
      }).catch(function () {
        if (mine === turn) said.textContent = script.dataset.failed;
      });
    }

    input.addEventListener("input", run);
    input.addEventListener("keydown", function (event) {
      var n = options().length;
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (n) choose(((current + (event.key === "ArrowDown" ? 1 : current < 0 ? 0 : -1)) % n + n) % n);
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (options()[current]) options()[current].click();
        else if (place !== board && input.value.trim()) location.href = page.href + "?q=" + encodeURIComponent(input.value.trim());
      } else if (event.key === "Escape" && place === board && input.value) {
        event.preventDefault();
        input.value = "";
        run();
      }
    });
    list.addEventListener("mousemove", function (event) {
      var over = event.target.closest("[role=option]");
      if (over) choose(Array.prototype.indexOf.call(options(), over));
    });
    more.addEventListener("click", function () {
      if (place !== board) location.href = page.href + "?q=" + encodeURIComponent(input.value.trim());
      else show(options().length, MORE, turn).then(function () { input.focus(); });
    });
    loadHead().then(function () { input.placeholder = head.texts.placeholder; }, function () {});
    return { input: input, run: run };
  }

  var board = document.getElementById("search"), box, dialog;

  function open() {
    if (board) { box.input.focus(); box.input.select(); return; }
    if (!dialog) {
      dialog = make("dialog", { "class": "search-box", "aria-label": label }, document.body);
      var close = make("button", { type: "button", "class": "close", "aria-label": script.dataset.close, text: "×" });
      box = combobox(make("div", {}, dialog), SHOWN);
      dialog.append(close);
      close.addEventListener("click", function () { dialog.close(); });
      dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
    }
    if (!dialog.open) dialog.showModal();
    box.input.focus();
    box.input.select();
  }

  function slash(on) {
    try {
      if (on === undefined) return localStorage.getItem(quiet) !== "off";
      if (on) localStorage.removeItem(quiet); else localStorage.setItem(quiet, "off");
    } catch (error) { /* private mode */ }
    return true;
  }

  document.querySelectorAll("a.search").forEach(function (link) {
    var button = make("button", { type: "button", "class": "search", title: link.title });
    if (slash()) button.setAttribute("aria-keyshortcuts", "/");
    if (!board) button.setAttribute("aria-haspopup", "dialog");
    button.append.apply(button, link.childNodes);
    link.replaceWith(button);
    button.addEventListener("click", open);
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest && event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (document.querySelector("dialog[open]") || !slash()) return;
    event.preventDefault();
    open();
  });

  if (board) {
    box = combobox(board, MORE, function (query) {
      var url = new URL(location.href);
      if (query) url.searchParams.set("q", query); else url.searchParams.delete("q");
      try { history.replaceState(history.state, "", url.href); } catch (error) { /* file:// in some browsers */ }
    });
    var setting = make("label", { "class": "slash" }, board);
    var check = make("input", { type: "checkbox" }, setting);
    setting.append(" " + script.dataset.slash);
    check.checked = slash();
    check.addEventListener("change", function () { slash(check.checked); });
    box.input.value = new URLSearchParams(location.search).get("q") || box.input.value;
    box.run();
    box.input.focus();
  }
})();
