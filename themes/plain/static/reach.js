// What scrolls in a box of its own (a long formula, a wide table) can be reached by keyboard.
// What is folded waits until it is open: to measure it would lay it out. All are measured before
// one is changed, so the page is laid out once.
(function () {
  "use strict";
  function reach() {
    var boxes = Array.prototype.filter.call(document.querySelectorAll("math, table"), function (box) {
      return !box.closest("details:not([open])");
    });
    boxes.map(function (box) {
      return box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX !== "visible";
    }).forEach(function (scrolls, index) {
      if (scrolls) boxes[index].tabIndex = 0;
      else boxes[index].removeAttribute("tabindex");
    });
  }
  reach();
  addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true); // a fold was opened; this event does not bubble
})();
