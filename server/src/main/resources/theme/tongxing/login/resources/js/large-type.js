/*
 * Runs before the first paint: applies the reader's choice of type size, so that no page jumps.
 * Without JavaScript the style sheet answers the same switch for the page at hand.
 */
(function () {
  "use strict";
  var root = document.documentElement;
  var KEY = "tongxing.largeType";

  function remembered() {
    try {
      return window.localStorage.getItem(KEY) === "on";
    } catch (forbidden) {
      return false;
    }
  }

  function remember(on) {
    try {
      window.localStorage.setItem(KEY, on ? "on" : "off");
    } catch (forbidden) {
      return;
    }
  }

  function apply(on) {
    root.setAttribute("data-type-size", on ? "large" : "normal");
  }

  root.className = root.className.replace("no-js", "js");
  apply(remembered());

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.getElementById("large-type");
    if (!box) {
      return;
    }
    box.checked = remembered();
    box.addEventListener("change", function () {
      apply(box.checked);
      remember(box.checked);
    });
  });
})();
