// Short words about what went wrong, read out by screen readers, and the bar that says that the
// connection is gone.

/** How long a toast stays, in milliseconds: time to read two sentences. */
const STAY = 8_000;

/** Shows a line for a while. */
export function toast(text, help = "") {
  const box = document.createElement("div");
  box.className = "toast";
  const line = document.createElement("p");
  line.append(strong(text), help ? ` ${help}` : "");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "plain-link";
  close.textContent = "Close";
  close.addEventListener("click", () => box.remove());
  box.append(line, close);
  document.querySelector("#toasts").append(box);
  setTimeout(() => box.remove(), STAY);
}

/** Shows what went wrong with a call. */
export function complain(error) {
  toast(error.message, error.help ?? "");
}

/** Shows or hides the bar. */
export function showReconnecting(on) {
  document.querySelector("#connection").hidden = !on;
}

function strong(text) {
  const element = document.createElement("strong");
  element.textContent = text;
  return element;
}
