// What the pages need beyond htmx: GOV.UK Frontend's components, also in parts that arrive later, and word of a lost
// connection, which htmx keeps to itself.
import { initAll } from "./govuk-frontend.min.js";

initAll();
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) initAll({ scope: event.target });
});

// After a save that succeeded, nothing of what was wrong before it may stand beside the good news. The fields stay as they
// are: somebody may be typing in them.
document.addEventListener("annals:saved", () => {
  const form = document.getElementById("edit");
  form.querySelectorAll(".govuk-error-summary, .govuk-error-message").forEach((part) => part.remove());
  for (const name of ["govuk-form-group--error", "govuk-input--error", "govuk-textarea--error", "govuk-select--error"]) {
    form.querySelectorAll(`.${name}`).forEach((part) => part.classList.remove(name));
  }
});

function cannotReach(event) {
  if (event.detail.requestConfig.verb === "get" || event.target.closest?.(".annals-preview")) return;
  const message = document.createElement("p");
  message.className = "govuk-error-message";
  message.textContent = "Annals cannot be reached, so nothing was saved. All that you typed is still here; try again in a moment.";
  document.getElementById("saved")?.replaceChildren(message);
}
document.addEventListener("htmx:sendError", cannotReach);
document.addEventListener("htmx:timeout", cannotReach);

// Enter in a search within a form searches; elsewhere in the form it saves.
document.addEventListener("keydown", (event) => {
  const button = event.key === "Enter" && event.target.dataset?.enter;
  if (!button) return;
  event.preventDefault();
  document.getElementById(button)?.click();
});
