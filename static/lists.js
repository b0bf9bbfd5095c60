// The buttons of a list have it come back changed, and meanwhile one can type on in it. What was typed since must not go
// under with what it takes the place of: the list is asked for again with that in it. Nor may the next key go elsewhere:
// whoever is typing goes on in the same field, wherever that has moved to.
const before = new WeakMap();
const TYPED = "input:not([type=hidden]), textarea, select";
let typing;

const values = (group) => [...group.querySelectorAll("input, textarea, select")].map((each) => `${each.checked}${each.value}`).join("\0");
const isChange = ({ requestConfig, target }) => requestConfig.path.includes("/form?do=") && target?.matches("fieldset[hx-target]");

// What tells a field from those of the same kind in a list: the record that it is in, or else its name.
function identity(field) {
  const record = field.closest(".annals-record");
  return record ? `${field.name.split(".").pop()}\0${values(record)}` : field.name;
}

function whereTyping(list) {
  const field = document.activeElement;
  if (!list.contains(field) || !field.matches(TYPED)) return undefined;
  return { list: list.id, identity: identity(field), id: field.id, start: field.selectionStart, end: field.selectionEnd };
}

function askAgain(list, path) {
  if (list.isConnected) htmx.ajax("POST", path, { source: list, target: list, swap: "outerHTML" });
}

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (isChange(detail)) before.set(detail.target, values(detail.target));
});

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const list = detail.target;
  if (!detail.shouldSwap || !before.has(list) || !isChange(detail)) return;
  if (values(list) !== before.get(list)) {
    detail.shouldSwap = false;
    // Once this request is over: a list has one at a time.
    setTimeout(askAgain, 0, list, detail.requestConfig.path);
    return;
  }
  typing = whereTyping(list);
});

document.addEventListener("htmx:afterSwap", () => {
  if (!typing) return;
  const { list: name, identity: same, id, start, end } = typing;
  const list = document.getElementById(name);
  typing = undefined;
  // htmx would give the focus to what the button was about.
  list.querySelectorAll("[autofocus]").forEach((each) => each.removeAttribute("autofocus"));
  const fields = [...list.querySelectorAll(TYPED)];
  const field = fields.find((each) => identity(each) === same) ?? document.getElementById(id);
  field?.focus({ preventScroll: true });
  if (start !== null && field?.setSelectionRange) field.setSelectionRange(start, end);
});
