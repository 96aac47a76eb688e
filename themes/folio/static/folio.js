// Light or dark, remembered; long formulas by keyboard. Pages are whole without it.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("scripted"); // style sheets keep room for what scripts add
  var dark = matchMedia("(prefers-color-scheme: dark)");

  function remember(theme) {
    try { theme ? localStorage.setItem("theme", theme) : localStorage.removeItem("theme"); } catch (e) { /* private mode */ }
  }

  function show(theme) {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  try {
    var kept = localStorage.getItem("theme");
    if (kept === "light" || kept === "dark") show(kept);
  } catch (e) { /* private mode */ }

  function toggle() {
    var system = dark.matches ? "dark" : "light";
    var next = (root.dataset.theme || system) === "dark" ? "light" : "dark";
    var kept = next === system ? "" : next;
    show(kept);
    remember(kept);
  }

  // A printed page has no folds to open.
  function unfold() {
    document.querySelectorAll("details.authors").forEach(function (fold) { fold.open = true; });
  }

  // What scrolls in a box of its own (a long formula, a wide table) can be reached by keyboard.
  // What is folded waits until it is open: to measure it would lay it out. All are measured before
  // one is changed, so the page is laid out once.
  function reach() {
    var boxes = Array.prototype.filter.call(document.querySelectorAll("math, table, pre, .trends"), function (box) {
      return !box.closest("details:not([open])");
    });
    boxes.map(function (box) {
      var scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
      return scrolls && getComputedStyle(box).overflowX !== "visible";
    }).forEach(function (scrolls, index) {
      if (scrolls) boxes[index].tabIndex = 0;
      else boxes[index].removeAttribute("tabindex");
    });
  }

  // Where a strip starts: with the place where the reader is.
  function reveal() {
    document.querySelectorAll(".site-header nav ul, .index ul").forEach(function (strip) {
      var here = strip.querySelector("[aria-current]");
      if (here && strip.scrollWidth > strip.clientWidth && strip.scrollTo) {
        strip.scrollTo(here.parentNode.offsetLeft - strip.offsetLeft - 24, 0);
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    reach();
    reveal();
    addEventListener("resize", reach);
    document.addEventListener("toggle", reach, true); // a fold was opened; this event does not bubble
    document.querySelectorAll("button.theme").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", toggle);
    });
  });
  addEventListener("beforeprint", unfold);
})();
