// Shows what Markdown becomes beside it. htmx fetches it; here it is only shown or hidden, as this browser remembers.
import { remember, remembered } from "./remembered.js";

const narrow = matchMedia("(max-width: 69.99em)");

function isShown() {
  return (remembered("preview") ?? (narrow.matches ? "off" : "on")) === "on";
}

function show(shown) {
  document.querySelectorAll(".annals-writing").forEach((writing) => {
    writing.classList.toggle("annals-writing--previewed", shown);
    writing.querySelector(".annals-preview").hidden = !shown;
    writing.querySelector(".annals-writing__toggle").setAttribute("aria-expanded", shown);
  });
}

function toggle(event) {
  const shown = event.currentTarget.getAttribute("aria-expanded") === "false";
  remember("preview", shown ? "on" : "off");
  show(shown);
  if (shown && narrow.matches) event.currentTarget.closest(".annals-writing").querySelector(".annals-preview").scrollIntoView({ block: "start" });
}

function fit(scope) {
  for (const button of scope.querySelectorAll(".annals-writing__toggle[hidden]")) {
    button.hidden = false;
    button.addEventListener("click", toggle);
  }
  show(isShown());
}

fit(document);
document.addEventListener("htmx:load", (event) => fit(event.target));
// What nobody sees need not be fetched.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.closest(".annals-preview")?.hidden) event.preventDefault();
});
