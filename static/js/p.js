(function () {
  "use strict";
  var root = document.documentElement;
  var link = document.getElementById("leave");
  var said = document.getElementById("presses");
  // Covers at once and empties the tab's title; what was typed goes too, before the browser can keep it.
  function cover() {
    document.title = "";
    root.className = "covered";
    var forms = document.getElementsByTagName("form");
    for (var i = 0; i < forms.length; i += 1) { forms[i].reset(); }
  }
  // The hop deletes everything. If it does not answer soon, the neutral site is opened without it.
  function leave() {
    cover();
    location.replace("/exit");
    setTimeout(function () { location.replace(link.getAttribute("data-to") || "/exit"); }, 4000);
  }
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { cover(); location.reload(); }
  });
  var forms = document.getElementsByTagName("form");
  for (var i = 0; i < forms.length; i += 1) { forms[i].addEventListener("submit", once); }
  function once(event) {
    var form = event.target;
    if (form.getAttribute("data-sent")) { event.preventDefault(); return; }
    form.setAttribute("data-sent", "1");
    setTimeout(function () { form.removeAttribute("data-sent"); }, 3000);
  }
  window.addEventListener("beforeprint", function () {
    var folded = document.getElementsByTagName("details");
    for (var i = 0; i < folded.length; i += 1) { folded[i].open = true; }
  });
  var problems = document.getElementById("problems");
  if (problems) { problems.focus(); }
  if (!link) { return; }
  link.addEventListener("click", function (event) { event.preventDefault(); leave(); });

  // Shift three times within five seconds. A press counts only when one Shift goes down and up and nothing else
  // happens between: Alt+Shift and Ctrl+Shift change the keyboard's language here, in every order of the fingers.
  var times = [];
  var down = "";
  var alone = false;
  var quiet;
  function mixed(event) {
    return event.altKey || event.ctrlKey || event.metaKey ||
      (event.getModifierState && event.getModifierState("AltGraph"));
  }
  function forget() { times = []; alone = false; }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") { forget(); return; }
    if (event.repeat) { return; }
    var which = "s" + event.location;
    alone = !mixed(event) && (!down || down === which);
    if (!alone) { times = []; }
    down = which;
  }, true);
  document.addEventListener("keyup", function (event) {
    // A key whose going down the system kept for itself: it was held together with Shift.
    if (event.key !== "Shift") { if (down) { forget(); } return; }
    var counts = alone && !mixed(event) && !event.shiftKey;
    alone = false;
    if (!event.shiftKey) { down = ""; }
    if (!counts) { times = []; return; }
    var now = Date.now();
    times = times.filter(function (time) { return now - time < 5000; });
    times.push(now);
    if (times.length > 2) { leave(); return; }
    say(said.getAttribute("data-" + times.length));
    clearTimeout(quiet);
    quiet = setTimeout(function () { say(""); }, 5000);
  }, true);
  document.addEventListener("mousedown", forget, true);
  window.addEventListener("blur", function () { down = ""; forget(); });
  function say(words) { said.textContent = words; }

  // Time: a warning two minutes before the answers are deleted; then the page goes away by itself.
  var soon = document.getElementById("soon");
  if (!soon) { return; }
  var ends;
  var others = window.BroadcastChannel ? new BroadcastChannel("p") : null;
  function renewed() { ends = Date.now() + soon.getAttribute("data-left") * 1000; look(); }
  function look() {
    var left = ends - Date.now();
    soon.firstElementChild.hidden = left > 120000;
    root.className = left > 120000 ? "" : "warned";
    soon.className = "soon " + root.className;
    if (left <= 0) { cover(); location.replace("/z"); }
  }
  if (others) { others.onmessage = renewed; others.postMessage(1); }
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
  renewed();
}());
