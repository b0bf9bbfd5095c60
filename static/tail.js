// Follows the timeline: asks what came behind the last position that it knows of, and adds it above what is there. The
// position moves on only with an answer that arrived whole, so a lost one is asked for again and nothing comes twice.
const PERIOD = 2_000;
const LONGEST = 30_000;
const PATIENCE = 15_000;
// Beyond so many entries a page gets slow; what is newest is then a page of its own.
const MOST = 2_000;
const TYPICAL = "New events appear here.";
let tail;

const element = (name, more) => Object.assign(document.createElement(name), more);
const plural = (count, what) => `${count.toLocaleString("en-GB")} ${what}${count === 1 ? "" : "s"}`;
const total = (answers) => answers.reduce((sum, { dataset }) => sum + Number(dataset.count), 0);

class Tail {
  constructor(bar) {
    Object.assign(this, { bar, after: bar.dataset.after, held: [], shown: 0, failures: 0, paused: false, asking: false });
    this.events = document.getElementById("events");
    this.says = bar.querySelector(".annals-tail__says");
    this.pause = bar.querySelector(".annals-tail__pause");
    this.pause.addEventListener("click", () => this.toggle());
    this.say();
    this.wait(PERIOD);
  }

  get ended() {
    return this !== tail || !this.bar.isConnected || this.shown + total(this.held) >= MOST;
  }

  wait(milliseconds) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), milliseconds);
  }

  // One request at a time: `asking` is what keeps the order.
  async ask() {
    if (this.asking || this.ended || this.paused || document.hidden) return;
    this.asking = true;
    clearTimeout(this.waiting);
    const more = await this.take();
    this.asking = false;
    if (!this.paused && !isReading(this.events)) this.show();
    this.say();
    this.wait(this.failures ? Math.min(PERIOD * 2 ** (this.failures - 1), LONGEST) : more ? 0 : PERIOD);
  }

  // Whether there is more to be had at once.
  async take() {
    try {
      const answer = await fetchPart(this.bar.dataset.url, this.after);
      this.failures = 0;
      this.signedOut = false;
      if (!answer) return false;
      this.after = answer.dataset.upto;
      if (answer.dataset.count !== "0") this.held.push(answer);
      return "more" in answer.dataset;
    } catch (error) {
      this.failures += 1;
      this.signedOut = error.status === 401;
      return false;
    }
  }

  show() {
    const count = total(this.held);
    for (const answer of this.held) addAbove(this.events, answer);
    this.held = [];
    this.shown += count;
    if (count) counted(count);
    takeAlong(this.after);
  }

  say() {
    const count = total(this.held);
    const state = this.state();
    const said = `${count} ${state?.textContent ?? state}`;
    if (said === this.said) return;
    this.said = said;
    this.says.replaceChildren(...(count ? [this.button(count)] : []), ...(state ? [state] : count ? [] : [TYPICAL]));
  }

  state() {
    if (this.shown + total(this.held) >= MOST) return link("Too many to show. Go to the newest", location.href);
    if (this.paused) return "Paused.";
    if (this.signedOut) return link("Signed out. Sign in to go on", this.bar.dataset.signIn);
    return this.failures ? "Not connected, trying again." : undefined;
  }

  button(count) {
    const button = element("button", { type: "button", className: "annals-tail__new" });
    const show = element("span", { className: "govuk-visually-hidden", textContent: "Show " });
    button.append(show, plural(count, "new event"));
    button.addEventListener("click", () => this.reveal());
    return button;
  }

  reveal() {
    this.show();
    this.say();
    this.events.tabIndex = -1;
    this.events.focus({ preventScroll: true });
    this.bar.previousElementSibling.scrollIntoView({ block: "start" });
  }

  toggle() {
    this.paused = !this.paused;
    this.pause.textContent = this.paused ? "Go on" : "Pause";
    this.say();
    this.ask();
  }
}

async function fetchPart(url, after) {
  const address = new URL(url, location.href);
  address.searchParams.set("after", after);
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(address, { headers: { "HX-Request": "true" }, cache: "no-store", signal });
  if (!response.ok) throw Object.assign(new Error(response.statusText), { status: response.status });
  if (response.status === 204) return undefined;
  const template = element("template", { innerHTML: await response.text() });
  const part = template.content.querySelector("[data-upto]");
  if (!part) throw new Error("No answer of Annals");
  return part;
}

// Whoever is at the top of the page and has nothing to do with an entry sees new ones come; nobody else is moved.
function isReading(events) {
  const selection = getSelection();
  const selected = selection && !selection.isCollapsed && selection.containsNode(events, true);
  const focused = document.activeElement !== events && events.contains(document.activeElement);
  return scrollY > 0 || selected || focused || events.matches(":hover") || events.querySelector("details[open]") !== null;
}

// Under the heading of its day, where that is there already.
function addAbove(events, answer) {
  for (const day of [...answer.querySelectorAll("ol[data-day]")].reverse()) {
    const heading = day.previousElementSibling;
    const entries = [...day.children];
    const newest = events.querySelector("ol[data-day]");
    if (newest?.dataset.day === day.dataset.day) newest.prepend(...entries);
    else events.prepend(heading, day);
    entries.forEach((entry) => htmx.process(entry));
  }
}

function counted(more) {
  const count = document.getElementById("counted");
  if (!count) return;
  count.dataset.total = Number(count.dataset.total) + more;
  count.textContent = plural(Number(count.dataset.total), "event") + (count.dataset.total > 1 ? ", newest first" : "");
}

// What is taken along is what is shown.
function takeAlong(upto) {
  for (const file of document.querySelectorAll(".annals-export a")) {
    const address = new URL(file.href);
    address.searchParams.set("head", upto);
    file.href = address;
  }
}

function link(text, href) {
  return element("a", { className: "govuk-link", textContent: text, href });
}

function follow() {
  const bar = document.getElementById("tail");
  if (bar === (tail?.bar ?? null)) return;
  clearTimeout(tail?.waiting);
  tail = undefined;
  if (bar) tail = new Tail(bar);
}

function askNow() {
  tail?.ask();
}

follow();
document.addEventListener("htmx:load", follow);
document.addEventListener("visibilitychange", askNow);
addEventListener("online", askNow);
