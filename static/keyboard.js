// Shortcuts, and the help that lists them. Those of a single key can be switched off: whoever speaks to a computer may press
// keys without meaning to.
import { remember, remembered } from "./remembered.js";

const WITHIN_MS = 1500;
const PLACES = { d: "/", t: "/timeline", r: "/reviews" };
const first = (selector) => document.querySelector(selector);

const KEYS = {
  "?": help,
  "/": search,
  e: () => first(".annals-edit :is(input:not([type=hidden]), textarea, select)")?.focus(),
  p: () => first(".annals-writing__toggle")?.click(),
  c: () => first("#history a[href$='/comparison']")?.click(),
};
let went = 0;

function search() {
  const field = document.getElementById("q");
  if (field) field.focus();
  else location.assign("/#q");
}

function isOn() {
  return remembered("single keys") !== "off";
}

function isTyping(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;
}

function press(event) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key === "s") return save(event);
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !isOn()) return;
  if (isTyping(event.target) || first("dialog[open]")) return;
  const does = goes(event.key) ?? KEYS[event.key];
  went = event.key === "g" ? event.timeStamp : 0;
  if (!does) return;
  event.preventDefault();
  does();
}

function goes(key) {
  const place = went && performance.now() - went < WITHIN_MS && PLACES[key];
  return place ? () => location.assign(place) : undefined;
}

function save(event) {
  const button = first(".annals-edit button[type=submit]");
  if (!button) return;
  event.preventDefault();
  button.click();
}

async function help() {
  const dialog = document.createElement("dialog");
  dialog.className = "annals-help";
  dialog.setAttribute("aria-labelledby", "keyboard-title");
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  await htmx.ajax("GET", "/keyboard", { target: dialog, swap: "innerHTML" });
  dialog.querySelector(".annals-help__close").addEventListener("click", () => dialog.close());
  dialog.showModal();
}

function fit(scope) {
  const box = scope.querySelector("#single_keys");
  if (!box) return;
  box.checked = isOn();
  box.addEventListener("change", () => remember("single keys", box.checked ? "on" : "off"));
}

document.addEventListener("keydown", press);
document.addEventListener("click", (event) => {
  if (!event.target.closest(".annals-keyboard-link") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  help();
});
fit(document);
document.addEventListener("htmx:load", (event) => fit(event.target));
if (location.hash === "#q") document.getElementById("q")?.focus();
