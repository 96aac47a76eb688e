// What scrolls in a box of its own (a long formula, a wide table) can be reached by keyboard.
(function () {
  "use strict";
  function reach() {
    document.querySelectorAll("math, table").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX !== "visible") box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  }
  reach();
  addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true); // a fold was opened; this event does not bubble
})();
