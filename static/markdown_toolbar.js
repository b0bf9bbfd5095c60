// Buttons and shortcuts for Markdown. They type as a person would, so that the browser's own undo takes it back.
const apple = /Mac|iP(hone|ad)/.test(navigator.platform);

const TOOLS = [
  { name: "Bold", key: "b", does: (text) => around(text, "**") },
  { name: "Italic", key: "i", does: (text) => around(text, "*") },
  { name: "Link", key: "k", does: link },
  { name: "Heading 2", does: (text) => lines(text, /^#{1,6} +/, () => "## ") },
  { name: "Heading 3", does: (text) => lines(text, /^#{1,6} +/, () => "### ") },
  { name: "Bullets", does: (text) => lines(text, /^(?:[-*+]|\d+\.) +/, () => "- ") },
  { name: "Numbers", does: (text) => lines(text, /^(?:[-*+]|\d+\.) +/, (index) => `${index + 1}. `) },
  { name: "Quote", does: (text) => lines(text, /^> ?/, () => "> ") },
  { name: "Call to action", does: callToAction },
];

// Types `typed` in the place of what is from `start` to `end`, then selects from `from` to `to` of it.
function type(text, start, end, typed, from, to) {
  text.focus();
  text.setSelectionRange(start, end);
  if (!document.execCommand(typed ? "insertText" : "delete", false, typed)) {
    text.setRangeText(typed);
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
  text.setSelectionRange(start + from, start + to);
}

// Puts `mark` on both sides of the selection, or takes it away where it is.
function around(text, mark) {
  const { selectionStart: start, selectionEnd: end, value } = text;
  const selected = value.slice(start, end);
  const length = mark.length;
  if (marksBefore(value, start, mark[0]) >= length && value.startsWith(mark, end) && !(length === 1 && isBoldOnly(value, start))) {
    type(text, start - length, end + length, selected, 0, selected.length);
  } else {
    type(text, start, end, mark + selected + mark, length, length + selected.length);
  }
}

function marksBefore(value, start, mark) {
  let count = 0;
  while (value[start - 1 - count] === mark) count += 1;
  return count;
}

function isBoldOnly(value, start) {
  return marksBefore(value, start, "*") === 2;
}

function link(text) {
  const { selectionStart: start, selectionEnd: end, value } = text;
  const selected = value.slice(start, end);
  if (/^(https?:\/\/|\/|mailto:)\S+$/.test(selected)) return type(text, start, end, `[](${selected})`, 1, 1);
  const typed = `[${selected}](/)`;
  return selected ? type(text, start, end, typed, typed.length - 2, typed.length - 1) : type(text, start, end, typed, 1, 1);
}

// Starts every line of the selection with what `starts` gives for it, or takes that away if all start so; `others` is what
// may stand in its place already.
function lines(text, others, starts) {
  const start = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
  const last = text.value.indexOf("\n", text.selectionEnd);
  const end = last < 0 ? text.value.length : last;
  const given = text.value.slice(start, end).split("\n");
  const all = given.every((line, index) => line.startsWith(starts(index)));
  const typed = given.map((line, index) => (all ? "" : starts(index)) + line.replace(others, "")).join("\n");
  type(text, start, end, typed, given.length > 1 ? 0 : typed.length, typed.length);
}

function callToAction(text) {
  const { selectionStart: start, selectionEnd: end, value } = text;
  const selected = value.slice(start, end);
  const before = start === 0 || value[start - 1] === "\n" ? "$CTA\n" : "\n\n$CTA\n";
  const after = value[end] === "\n" ? "\n$CTA" : "\n$CTA\n";
  type(text, start, end, before + selected + after, before.length, before.length + selected.length);
}

function buttonOf(tool, text, index) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "annals-toolbar__button";
  button.textContent = tool.name;
  button.tabIndex = index ? -1 : 0;
  if (tool.key) {
    button.title = `${tool.name} (${apple ? "⌘" : "Ctrl+"}${tool.key.toUpperCase()})`;
    button.setAttribute("aria-keyshortcuts", `${apple ? "Meta" : "Control"}+${tool.key.toUpperCase()}`);
  }
  button.addEventListener("click", () => tool.does(text));
  return button;
}

// One stop for Tab, and arrow keys within: the toolbar pattern of the ARIA Authoring Practices Guide.
function move(event) {
  const buttons = [...event.currentTarget.children];
  const here = buttons.indexOf(document.activeElement);
  const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const to = buttons[(next + buttons.length) % buttons.length];
  buttons.forEach((each) => { each.tabIndex = each === to ? 0 : -1; });
  to.focus();
}

function shortcut(event) {
  const pressed = (apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) && !event.altKey && !event.shiftKey;
  const tool = pressed && TOOLS.find(({ key }) => key && key === event.key.toLowerCase());
  if (!tool) return;
  event.preventDefault();
  tool.does(event.target);
}

function addTo(text) {
  const bar = document.createElement("div");
  bar.className = "annals-toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Formatting");
  bar.setAttribute("aria-controls", text.id);
  bar.append(...TOOLS.map((tool, index) => buttonOf(tool, text, index)));
  bar.addEventListener("keydown", move);
  text.addEventListener("keydown", shortcut);
  text.before(bar);
}

function fit(scope) {
  for (const text of scope.querySelectorAll("textarea.annals-markdown")) {
    if (text.previousElementSibling?.className !== "annals-toolbar") addTo(text);
  }
}

fit(document);
document.addEventListener("htmx:load", (event) => fit(event.target));
