// Buttons that copy what a field says. Without scripts they stay hidden, and the text can be selected.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    let copied = true;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      copied = document.execCommand("copy");
    }
    document.getElementById(`${field.id}-copied`).textContent = copied ? "Copied" : "Selected; copy it with the keyboard";
  });
}
