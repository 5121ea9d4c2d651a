(function () {
  "use strict";
  // At a worker's desk: F8 is "next client"; after minutes without a key the screen is covered, and what was typed is kept.
  var desk = document.getElementById("desk");
  if (!desk) { return; }
  var next = document.getElementById("next");
  var length = desk.getAttribute("data-after") * 1000;
  var others = window.BroadcastChannel ? new BroadcastChannel("d") : null;
  var ends = Date.now() + length;
  var told = 0;
  function cover() {
    ends = Infinity;
    document.title = "";
    document.body.className = "covered";
    var form = document.getElementById("f");
    if (!form) { location.replace("/at/c?b=" + location.pathname); return; }
    var mark = document.createElement("input");
    mark.type = "hidden";
    mark.name = "w";
    mark.value = "1";
    form.appendChild(mark);
    form.submit();
  }
  function awake() {
    var now = Date.now();
    if (ends === Infinity) { return; }
    ends = now + length;
    if (others && now - told > 2000) { told = now; others.postMessage("awake"); }
  }
  ["keydown", "mousedown", "mousemove", "touchstart", "scroll"].forEach(function (name) {
    document.addEventListener(name, awake, true);
  });
  // Another tab showed this client too: it must not stay behind.
  next.form.addEventListener("submit", function () { if (others) { others.postMessage("next"); } });
  if (others) {
    others.onmessage = function (event) {
      if (event.data === "awake" && ends !== Infinity) { ends = Date.now() + length; }
      if (event.data === "next") { document.body.className = "covered"; location.replace("/at"); }
    };
  }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "F8" || event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    next.click();
  });
  setInterval(function () { if (Date.now() >= ends) { cover(); } }, 1000);
}());
