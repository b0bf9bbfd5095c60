// What this browser remembers of how somebody likes to work. Where it may not remember anything, every page starts anew.
export function remembered(name) {
  try { return localStorage.getItem(`annals.${name}`); } catch { return null; }
}

export function remember(name, value) {
  try { localStorage.setItem(`annals.${name}`, value); } catch { /* Not allowed here. */ }
}
