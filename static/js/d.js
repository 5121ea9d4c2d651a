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
    send(form, "w", "1");
  }
  function send(form, name, value) {
    var mark = document.createElement("input");
    mark.type = "hidden";
    mark.name = name;
    mark.value = value;
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
  var keys = { F2: document.getElementById("express"), F4: document.getElementById("papers"), F8: next };
  document.addEventListener("keydown", function (event) {
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    if (keys[event.key]) { event.preventDefault(); keys[event.key].click(); }
    if (event.key === "Enter" && event.target.classList.contains("typed")) { step(event); }
  });
  // What was typed is kept before another page is opened.
  var typing = document.querySelector("form.lines");
  [keys.F2, keys.F4].forEach(function (link) {
    link.addEventListener("click", function (event) {
      if (!typing) { return; }
      event.preventDefault();
      send(typing, "b", link.getAttribute("href"));
    });
  });
  // Express entry: Enter goes to the next line, on the last one it sends; beside a line stands what its codes mean.
  var lines = Array.prototype.slice.call(document.querySelectorAll(".row input, .row textarea"));
  function step(event) {
    var one = lines[lines.indexOf(event.target) + 1];
    if (!one) { return; }
    event.preventDefault();
    one.focus();
    one.select();
  }
  lines.forEach(function (one) {
    var told = document.getElementById(one.id + "-told");
    if (told) { one.addEventListener("input", function () { told.textContent = meaning(one); }); }
  });
  function meaning(one) {
    var codes = digits(one.value.trim()).split(/[\s,.;\/+]+/);
    var found = [];
    [].forEach.call(document.getElementById(one.id + "-codes").children, function (held) {
      if (codes.indexOf(held.getAttribute("data-code")) >= 0) { found.push(held.lastElementChild.textContent); }
    });
    return found.join("; ");
  }
  // With the Kazakh layout on, the keys of the digits type letters.
  function digits(text) {
    var letters = /["әіңғүұқө]/i.test(text) || /^[,. ]+$/.test(text);
    return letters ? text.toLowerCase().replace(/["әіңғ,.үұқө]/g, function (one) { return "1234567890-"["\"әіңғ,.үұқө".indexOf(one)]; }) : text;
  }
  setInterval(function () { if (Date.now() >= ends) { cover(); } }, 1000);
}());
