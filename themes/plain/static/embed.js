// What comes from elsewhere, and only when a reader asks: a video, comments, counting of visits.
(function () {
  "use strict";

  function frame(button) {
    var player = document.createElement("iframe");
    player.src = button.dataset.frame;
    player.title = button.dataset.title;
    player.allow = "fullscreen; picture-in-picture";
    button.parentNode.replaceWith(player);
    player.focus();
  }

  function load(button) {
    var script = document.createElement("script");
    Array.prototype.forEach.call(button.attributes, function (attribute) {
      if (attribute.name.startsWith("data-set-")) script.setAttribute("data-" + attribute.name.slice(9), attribute.value);
    });
    script.src = button.dataset.script;
    script.async = true;
    (button.closest("section") || document.body).append(script);
  }

  // Agreement to being counted is kept in this browser; taken back, the next page counts nothing.
  function agreed(value) {
    try {
      if (value === undefined) return localStorage.getItem("counting") === "on";
      if (value) localStorage.setItem("counting", "on"); else localStorage.removeItem("counting");
    } catch (error) { /* private mode */ }
    return !!value;
  }

  function counting(button) {
    var loaded = false;
    function show(on) {
      button.setAttribute("aria-pressed", on);
      if (on && !loaded) { loaded = true; load(button); }
    }
    show(agreed());
    button.addEventListener("click", function () {
      show(agreed(button.getAttribute("aria-pressed") !== "true"));
    });
  }

  document.querySelectorAll("button[data-frame][hidden], button[data-script][hidden]").forEach(function (button) {
    button.hidden = false; // and so is passed over when a page has this script twice
    if (button.hasAttribute("aria-pressed")) counting(button);
    else button.addEventListener("click", function () {
      if (button.dataset.frame) frame(button);
      else { load(button); button.remove(); }
    });
  });
})();
