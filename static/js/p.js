(function () {
  "use strict";
  var link = document.getElementById("leave");
  var said = document.getElementById("presses");
  function leave() {
    document.title = "";
    document.documentElement.className = "covered";
    location.replace("/exit");
    setTimeout(function () { location.href = "/exit"; }, 1500);
  }
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { document.documentElement.className = "covered"; location.reload(); }
  });
  var forms = document.getElementsByTagName("form");
  for (var i = 0; i < forms.length; i += 1) { forms[i].addEventListener("submit", once); }
  function once(event) {
    var form = event.target;
    if (form.getAttribute("data-sent")) { event.preventDefault(); return; }
    form.setAttribute("data-sent", "1");
    setTimeout(function () { form.removeAttribute("data-sent"); }, 3000);
  }
  var problems = document.getElementById("problems");
  if (problems) { problems.focus(); }
  if (!link) { return; }
  link.addEventListener("click", function (event) { event.preventDefault(); leave(); });
  var times = [];
  var alone = false;
  document.addEventListener("keydown", function (event) {
    if (event.key === "Shift") {
      alone = !event.repeat && !event.altKey && !event.ctrlKey && !event.metaKey;
    } else {
      alone = false;
      times = [];
    }
  }, true);
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { return; }
    if (!alone || event.altKey || event.ctrlKey || event.metaKey) { times = []; alone = false; return; }
    alone = false;
    var now = Date.now();
    times = times.filter(function (time) { return now - time < 5000; });
    times.push(now);
    if (times.length > 2) { leave(); return; }
    if (said) { said.textContent = said.getAttribute("data-" + times.length) || ""; }
  }, true);
}());
