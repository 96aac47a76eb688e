// Light or dark, remembered; copying BibTeX. Pages are whole without it.
(function () {
  "use strict";
  var root = document.documentElement;
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

  // Gives a listing that names its words (data-copy, data-copied) a button.
  function offerCopy(listing) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = listing.dataset.copy;
    function done() {
      button.textContent = listing.dataset.copied;
      setTimeout(function () { button.textContent = listing.dataset.copy; }, 1600);
    }
    function byHand() {
      getSelection().selectAllChildren(listing);
      if (document.execCommand("copy")) done();
    }
    button.addEventListener("click", function () {
      if (navigator.clipboard) navigator.clipboard.writeText(listing.textContent).then(done, byHand);
      else byHand();
    });
    listing.nextElementSibling.prepend(button);
  }

  // A printed page has no folds to open.
  function unfold() {
    document.querySelectorAll("details.authors").forEach(function (fold) { fold.open = true; });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("button.theme").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", toggle);
    });
    document.querySelectorAll("pre[data-copy]").forEach(offerCopy);
  });
  addEventListener("beforeprint", unfold);
})();
