// Keeps what is typed about a second after typing stops: with Annals, and until Annals has it, in this browser. A page in
// a tab is a writer of its own, so two tabs never overwrite what the other keeps.

const PAUSE = 1000;
const SOON = 200;
const LONGEST = 30000;
//: How much a browser sends for a page that is being left.
const LAST_WORDS = 60000;

const writer = newId();
let sequence = 0; // of what is sent
let edits = 0; // made by the person
let kept = 0; // how many of them Annals has
let sent = 0; // how many of them are in the save that is under way
let wait = PAUSE;
let timer, soon, request;

const form = () => document.querySelector("form[data-kept-at]");
const inForm = (element) => element.form && element.form === form();

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function introduce() {
  const fields = form()?.elements;
  if (!fields?.namedItem("writer")) return;
  fields.namedItem("writer").value = writer;
  fields.namedItem("sequence").value = sequence;
}

function body() {
  introduce();
  const data = new URLSearchParams(new FormData(form()));
  data.delete("csrf_token");
  return data;
}

function show(text) {
  const seen = document.getElementById("kept");
  if (seen) seen.textContent = text;
}

function tell(text, news) {
  show(text);
  const said = document.getElementById("kept-said");
  if (said && said.textContent !== news) said.textContent = news;
}

// What is kept in this browser, by person and place, so that nobody else is ever offered it.
const prefix = () => `annals:${form().dataset.account}:`;
const key = () => `${prefix()}${form().dataset.keptAt}:${writer}`;

function keepHere() {
  clearTimeout(soon);
  soon = undefined;
  try {
    localStorage.setItem(key(), body().toString());
    return true;
  } catch {
    return false;
  }
}

function forgetHere() {
  clearTimeout(soon);
  soon = undefined;
  try {
    localStorage.removeItem(key());
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}

function send(url, data, options = {}) {
  const token = form().elements.namedItem("csrf_token").value;
  return fetch(url, { method: "PUT", body: data, headers: { "X-CSRFToken": token }, ...options });
}

function edited() {
  edits += 1;
  sequence += 1;
  introduce();
  if (wait === PAUSE) show("Keeping…");
  soon ??= setTimeout(keepHere, SOON);
  later(wait);
}

function later(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(keep, milliseconds);
}

async function keep() {
  clearTimeout(timer);
  if (!form() || edits === kept) return;
  if (request) return later(PAUSE);
  const now = edits;
  request = new AbortController();
  try {
    const response = await send(form().dataset.keptAt, body(), { signal: request.signal });
    if (!response.ok) throw response;
    arrived(now, await response.text());
  } catch (problem) {
    if (problem.name !== "AbortError") failed(problem);
  } finally {
    request = undefined;
  }
}

function arrived(now, at) {
  wait = PAUSE;
  kept = Math.max(kept, now);
  if (edits !== kept) return later(PAUSE);
  forgetHere();
  tell(`All typing kept at ${at}`, "All that you type is kept");
}

function failed(problem) {
  wait = Math.min(wait * 2, LONGEST);
  const why = problem instanceof Response ? reason(problem.status) : "no connection";
  const text = keepHere() ? `Kept in this browser only: ${why}; trying again` : `Not kept: ${why}; trying again`;
  tell(text, text);
  later(wait);
}

function reason(status) {
  if (status === 400 || status === 401) return "you have been signed out";
  return status === 413 ? "it is too long" : "Annals has a problem";
}

// A save on purpose: while it is under way nothing else is sent, and after it only what was typed meanwhile is not saved.
const saves = (element) => inForm(element) && !element.closest?.("fieldset[hx-target]") && !element.formAction?.includes("do=");

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!saves(event.target)) return;
  sent = edits;
  clearTimeout(timer);
  request?.abort();
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (saves(event.target) && edits !== kept) later(PAUSE);
});
// An answer that brings the form anew must not take away what was typed since it was asked for. The form stays as it is,
// from the versions that it was made from, so that saving it again merges it again.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (xhr.getResponseHeader("HX-Retarget") !== "#edit" || !saves(requestConfig.elt) || edits === sent) return;
  event.detail.shouldSwap = false;
  const saved = document.getElementById("saved");
  saved.textContent = "You typed on while this was being saved. Save again to have that too.";
});
// Who else is here is read out only when it has changed.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, serverResponse } = event.detail;
  if (target.id === "presence" && target.innerHTML.trim() === serverResponse.trim()) event.detail.shouldSwap = false;
});
document.addEventListener("annals:saved", () => {
  kept = Math.max(kept, sent);
  if (edits !== kept) return keepHere();
  clearTimeout(timer);
  forgetHere();
  tell("", "");
});

let leaving = false;
document.addEventListener("submit", (event) => {
  if (event.target !== form() || event.defaultPrevented) return;
  introduce();
  leaving = true;
  clearTimeout(timer);
});
addEventListener("pageshow", () => {
  leaving = false;
});

function leave() {
  const presence = document.getElementById("presence");
  if (presence) send(`${presence.getAttribute("hx-get")}/deletion`, new URLSearchParams({ writer }), { method: "POST", keepalive: true }).catch(() => {});
}

addEventListener("pagehide", () => {
  if (!form()) return;
  leave();
  if (edits === kept) return;
  keepHere();
  const data = body().toString();
  if (!leaving && data.length < LAST_WORDS) {
    send(form().dataset.keptAt, new URLSearchParams(data), { keepalive: true }).catch(() => {});
  }
});

document.addEventListener("input", (event) => inForm(event.target) && edited());
document.addEventListener("change", (event) => inForm(event.target) && edited());
// The buttons within a field change the form without anybody typing.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.requestConfig?.path.includes("/form?do=")) edited();
});
document.addEventListener("htmx:load", introduce);
addEventListener("online", () => {
  wait = PAUSE;
  keep();
});

// What this browser kept before and Annals never got is brought to it now; then it is offered like anything else.
async function bring() {
  const found = Object.keys(localStorage).filter((each) => each.startsWith(prefix()) && each !== key());
  let brought = 0;
  for (const each of found) {
    const place = each.slice(prefix().length, each.lastIndexOf(":"));
    try {
      const response = await send(place, new URLSearchParams(localStorage.getItem(each)));
      if (!response.ok) continue;
      localStorage.removeItem(each);
      brought += 1;
    } catch {
      return;
    }
  }
  if (brought) document.getElementById("offers")?.dispatchEvent(new Event("annals:brought"));
}

// What was typed while this script was still on its way, or what the browser has put back.
const typedBefore = () =>
  [...form().elements].some(
    ({ type, value, defaultValue, checked, defaultChecked }) =>
      (type !== "hidden" && defaultValue !== undefined && value !== defaultValue) || checked !== defaultChecked,
  );

if (form()) {
  introduce();
  bring();
  if (typedBefore()) edited();
}
