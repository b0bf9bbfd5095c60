// While somebody types in a search, titles that they may mean: offered by the browser, which also makes them accessible.
const PAUSE = 150;

function offer(field) {
  const list = document.getElementById(field.getAttribute("list"));
  let waiting, asking;

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams({ q: field.value });
    try {
      const response = await fetch(`${field.dataset.suggestions}?${query}`, { signal: asking.signal });
      if (!response.ok) return;
      const { suggestions } = await response.json();
      list.replaceChildren(...suggestions.map((title) => Object.assign(document.createElement("option"), { value: title })));
    } catch {
      // Nothing is offered then; searching works all the same.
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
}

document.querySelectorAll("[data-suggestions]").forEach(offer);
