// What the pages need beyond htmx: GOV.UK Frontend's components, also in parts that arrive later, and word of a lost
// connection, which htmx keeps to itself.
import { initAll } from "./govuk-frontend.min.js";

initAll();
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) initAll({ scope: event.target });
});

function cannotReach(event) {
  if (event.detail.requestConfig.verb === "get") return;
  const message = document.createElement("p");
  message.className = "govuk-error-message";
  message.textContent = "Annals cannot be reached, so nothing was saved. All that you typed is still here; try again in a moment.";
  document.getElementById("saved")?.replaceChildren(message);
}
document.addEventListener("htmx:sendError", cannotReach);
document.addEventListener("htmx:timeout", cannotReach);
