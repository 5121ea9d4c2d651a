(function () {
  "use strict";
  var root = document.documentElement;
  var link = document.getElementById("leave");
  var said = document.getElementById("presses");
  // What the tabs of one browser tell each other; nothing of it lies on the disk.
  var LEFT = 0;
  var RENEWED = 1;
  var others = window.BroadcastChannel ? new BroadcastChannel("p") : null;

  // Covers at once and empties the tab's title; what was typed goes too, before the browser can keep it.
  function cover() {
    document.title = "";
    root.classList.add("covered");
    var forms = document.getElementsByTagName("form");
    for (var i = 0; i < forms.length; i += 1) { forms[i].reset(); }
  }
  // Once only: asking again would begin anew on a slow line. If no answer comes soon, the neutral site is opened without.
  var gone = false;
  function go(way) {
    if (gone) { return; }
    gone = true;
    cover();
    location.replace(way);
    setTimeout(function () { location.replace(link.getAttribute("data-to") || "/exit"); }, 4000);
  }
  // The hop deletes everything. Every open tab leaves together: what one of them shows would still be on the screen.
  function leave() {
    if (others) { others.postMessage(LEFT); }
    go("/exit");
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
  var ways = document.querySelectorAll("a[href='/exit']");
  for (i = 0; i < ways.length; i += 1) {
    ways[i].addEventListener("click", pressed);
    ways[i].addEventListener("auxclick", pressed);
  }
  // The middle button would open the hop in another tab and let this one stand; the right one only asks for the menu.
  function pressed(event) {
    if (event.button === 2) { return; }
    event.preventDefault();
    leave();
  }
  if (others) { others.onmessage = function (event) { if (event.data === LEFT) { go("/exit"); } else { renewed(); } }; }

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
  // With Shift the wheel moves a wide page sideways.
  document.addEventListener("wheel", forget, true);
  window.addEventListener("blur", function () { down = ""; forget(); });
  function say(words) { said.textContent = words; }

  // Time: a warning two minutes before the answers are deleted; then the page goes away by itself.
  var soon = document.getElementById("soon");
  if (!soon) { return; }
  var ends;
  function renewed() {
    if (!soon) { return; }
    ends = Date.now() + soon.getAttribute("data-left") * 1000;
    look();
  }
  function look() {
    var left = ends - Date.now();
    var warn = left <= 120000;
    soon.firstElementChild.hidden = !warn;
    mark(soon, warn);
    mark(root, warn);
    if (left <= 0) { go("/z"); }
  }
  function mark(what, warn) { if (warn) { what.classList.add("warned"); } else { what.classList.remove("warned"); } }
  if (others) { others.postMessage(RENEWED); }
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
  renewed();
}());
