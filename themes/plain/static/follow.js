// Following people and topics: a list that this browser keeps, for this site, and nobody else
// sees. A classic script without dependencies: it works from file:// and under
// "default-src 'self'". Without it the page lists the feeds.
(function () {
  "use strict";

  var SHOWN = 30;
  var script = document.currentScript;
  var home = new URL(script.getAttribute("data-root"), document.baseURI);
  var root = new URL(".", home);
  var index = /index\.html$/.test(home.pathname) ? "index.html" : "";
  var name = "sitegen.follow:" + root.pathname;

  function read() {
    try {
      var kept = JSON.parse(window.localStorage.getItem(name));
      return Array.isArray(kept) ? kept.filter(function (key) { return typeof key === "string"; }) : [];
    } catch (error) {
      return [];
    }
  }

  function write(keys) {
    try {
      if (keys.length) {
        window.localStorage.setItem(name, JSON.stringify(keys));
      } else {
        window.localStorage.removeItem(name);
      }
      return true;
    } catch (error) {
      return false;
    }
  }

  function element(tag, text, parent) {
    var made = document.createElement(tag);
    made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  // The newest works of those who are followed, each once, with whom it is there for.
  function works(keys, data) {
    var found = {};
    keys.forEach(function (key) {
      if (!Object.prototype.hasOwnProperty.call(data.subjects, key)) {
        return;
      }
      var subject = data.subjects[key];
      subject[1].forEach(function (number) {
        found[number] = (found[number] || []).concat(subject[0]);
      });
    });
    return Object.keys(found).map(function (number) {
      return { work: data.works[number], number: Number(number), of: found[number] };
    }).sort(function (one, other) {
      return one.number - other.number; // the data are newest first
    }).slice(0, SHOWN);
  }

  function show() {
    var keys = read();
    Array.prototype.forEach.call(document.querySelectorAll("button[data-follow]"), function (button) {
      var on = keys.indexOf(button.getAttribute("data-follow")) >= 0;
      button.textContent = button.getAttribute(on ? "data-on" : "data-off");
      button.classList.toggle("on", on);
      button.hidden = false;
    });
    var list = document.getElementById("followed");
    var data = window.sitegenLatest;
    if (!list || !data) {
      return;
    }
    var rows = works(keys, data);
    var items = list.querySelector("ul");
    items.textContent = "";
    rows.forEach(function (row) {
      var item = element("li", "", items);
      var link = element("a", row.work[0] || row.work[1], item);
      link.href = new URL(row.work[1] + index, root).href;
      element("span", " " + row.of.join(", ") + (row.work[2] ? " · " + row.work[2] : ""), item);
    });
    list.hidden = rows.length === 0;
  }

  function toggle(event) {
    var button = event.target.closest && event.target.closest("button[data-follow]");
    if (!button) {
      return;
    }
    var key = button.getAttribute("data-follow");
    var keys = read();
    var kept = keys.filter(function (other) { return other !== key; });
    if (write(kept.length === keys.length ? keys.concat(key) : kept)) {
      show();
    }
  }

  try {
    window.localStorage.getItem(name);
  } catch (error) {
    return; // this browser keeps nothing: the feeds are there
  }
  document.addEventListener("click", toggle);
  window.addEventListener("storage", show);
  show();
})();
