// The slash-command menu of a message box: what may come next, and what is wrong where.

import { api } from "./api.js";

/** How long to wait for more keys before asking, in milliseconds. */
const PAUSE = 60;

/** Whether a text is meant for Keypoint. A space before the slash makes it a message. */
export function isCommand(text) {
  return text.startsWith("/");
}

export class CommandMenu {
  constructor(form, input, place) {
    this.input = input;
    this.place = place;
    this.menu = form.querySelector(".command-menu");
    this.usage = form.querySelector(".usage");
    this.list = form.querySelector("[role=listbox]");
    this.mirror = form.querySelector(".mirror");
    this.mistake = form.querySelector(".mistake");
    this.suggestions = [];
    this.active = -1;
    this.turn = 0;
    /** Whether the menu is about what is written now, not about what was a moment ago. */
    this.current = true;
    this.takeFirst = false;
    input.addEventListener("input", () => this.changed());
    input.addEventListener("click", () => this.ask());
    input.addEventListener("keyup", (event) => ["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key) && this.ask());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("scroll", () => { this.mirror.scrollTop = input.scrollTop; });
    // Keeps the focus in the message box while the mouse chooses.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.take([...this.list.children].indexOf(option));
    });
  }

  get open() {
    return !this.menu.hidden;
  }

  changed() {
    this.clearMistake();
    this.ask();
  }

  /** Asks what may come next, once the keys pause. */
  ask() {
    const turn = ++this.turn;
    const { value, selectionStart } = this.input;
    this.current = false;
    this.takeFirst = false;
    if (!isCommand(value)) {
      this.close();
      return;
    }
    setTimeout(async () => {
      if (turn !== this.turn) return;
      try {
        const answer = await api.complete(this.place(), value, selectionStart);
        if (turn === this.turn && document.activeElement === this.input) this.show(answer, selectionStart);
      } catch {
        // Without a server there is no menu; sending says what is wrong.
        if (turn === this.turn) this.close();
      }
    }, PAUSE);
  }

  show({ usage, suggestions, mistake }, cursor) {
    this.current = true;
    this.suggestions = suggestions ?? [];
    this.usage.textContent = usage ?? "";
    this.list.replaceChildren(...this.suggestions.map((suggestion, index) => this.option(suggestion, index)));
    this.menu.hidden = !usage && this.suggestions.length === 0;
    this.input.setAttribute("aria-expanded", String(this.suggestions.length > 0));
    this.choose(this.likely());
    // Who is still typing a word has not made a mistake yet.
    if (mistake && mistake.to !== cursor) this.showMistake(mistake);
    else this.clearMistake();
    if (this.takeFirst && this.suggestions.length) this.take(0);
  }

  option(suggestion, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    const value = document.createElement("span");
    value.className = "value";
    value.textContent = suggestion.value.trim();
    const label = document.createElement("span");
    label.className = "label";
    label.textContent = suggestion.label;
    option.append(value, label);
    return option;
  }

  /** What Enter would take without a further key: only the rest of a word that is begun. */
  likely() {
    const typed = ({ from, to }) => this.input.value.slice(from, to);
    const [first] = this.suggestions;
    if (!first || typed(first) === "") return -1;
    const done = this.suggestions.some((suggestion) => suggestion.value.trim() === typed(suggestion).trim());
    return done ? -1 : 0;
  }

  choose(index) {
    this.active = index;
    for (const [at, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(at === index));
      if (at === index) option.scrollIntoView({ block: "nearest" });
    }
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.list.children[index].id);
  }

  /** Whether the menu has used this key. */
  takesKey(event) {
    // Who completes faster than the menu comes gets its first suggestion when it is there.
    const asking = !this.current && isCommand(this.input.value);
    if (asking && event.key === "Tab" && !event.shiftKey) {
      this.takeFirst = true;
      return true;
    }
    if (asking && event.key === "Escape") {
      this.close();
      return true;
    }
    if (!this.open || (!this.current && event.key === "Enter")) return false;
    if (!this.current && ["ArrowUp", "ArrowDown"].includes(event.key)) return true;
    const count = this.suggestions.length;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown" && count) this.choose((this.active + 1) % count);
    else if (event.key === "ArrowUp" && count) this.choose((this.active <= 0 ? count : this.active) - 1);
    else if (event.key === "Tab" && !event.shiftKey && count) this.take(Math.max(this.active, 0));
    else if (event.key === "Enter" && !event.shiftKey && this.active >= 0) this.take(this.active);
    else return false;
    return true;
  }

  take(index) {
    const { value, from, to } = this.suggestions[index];
    const after = this.input.value.slice(to);
    // What ends with a colon wants its value next; all else is complete.
    const space = /[\s:]$/.test(value) || /^\s/.test(after) ? "" : " ";
    this.input.setRangeText(value + space, from, to, "end");
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  close() {
    this.turn += 1;
    this.current = true;
    this.menu.hidden = true;
    this.suggestions = [];
    this.choose(-1);
    this.list.replaceChildren();
    this.input.setAttribute("aria-expanded", "false");
  }

  /** Underlines the piece that is wrong, and says why below the box. */
  showMistake({ from, to, text }) {
    const { value } = this.input;
    const piece = document.createElement("mark");
    piece.textContent = value.slice(from, to);
    this.mirror.replaceChildren(value.slice(0, from), piece, value.slice(to));
    this.mirror.scrollTop = this.input.scrollTop;
    const wrong = document.createElement("code");
    wrong.textContent = value.slice(from, to);
    this.mistake.replaceChildren(...(wrong.textContent.trim() ? [wrong, " "] : []), text);
    this.input.setAttribute("aria-invalid", "true");
  }

  clearMistake() {
    this.mirror.replaceChildren();
    if (this.mistake.textContent) this.mistake.replaceChildren();
    this.input.removeAttribute("aria-invalid");
  }
}
