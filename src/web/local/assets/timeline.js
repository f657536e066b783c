// A list of messages, as the server rendered them: kept in order, grouped, and scrolled.

import { dayName, localise } from "./times.js";

/** Messages of one author within this many milliseconds stand under one name. */
const TOGETHER = 5 * 60_000;

/** How near the end counts as the end, in pixels. */
const NEAR = 60;

/** How long a message that was looked for stays marked, in milliseconds. */
const MARKED = 2_000;

export class Timeline {
  /** `onSeen` is called when the reader may have seen more. */
  constructor(list, onSeen) {
    this.list = list;
    this.onSeen = onSeen;
    this.empty = list.querySelector(".empty");
    this.earlier = list.querySelector(".earlier");
    this.jump = document.createElement("button");
    this.jump.type = "button";
    this.jump.className = "jump";
    this.jump.textContent = "New messages ↓";
    this.jump.hidden = true;
    this.jump.addEventListener("click", () => this.toEnd());
    list.after(this.jump);
    list.addEventListener("scroll", () => this.scrolled(), { passive: true });
    list.addEventListener("keydown", (event) => this.walk(event));
    // Whatever changes the height, a reader at the end stays there.
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(list);
    // A picture has its height once it is there; its event does not bubble.
    list.addEventListener("load", () => this.stuck && this.toEnd(), { capture: true });
    localise(list);
    this.arrange();
    this.stuck = true;
    this.toEnd();
  }

  get messages() {
    return [...this.list.querySelectorAll(":scope > .message")];
  }

  get lastId() {
    return this.messages.at(-1)?.dataset.id;
  }

  find(id) {
    return this.messages.find((message) => message.dataset.id === id);
  }

  /** Shows these messages and no others. */
  show(messages, more = false) {
    for (const message of this.messages) message.remove();
    this.list.append(...messages.map(build));
    if (this.earlier) this.earlier.hidden = !more;
    this.arrange();
    this.jump.hidden = true;
    this.toEnd();
  }

  /** Puts older messages above, and keeps what the reader sees in its place. */
  prepend(messages, more) {
    const below = this.list.scrollHeight - this.list.scrollTop;
    const first = this.messages[0];
    for (const message of messages) if (!this.find(message.id)) this.list.insertBefore(build(message), first);
    this.earlier.hidden = !more;
    this.arrange();
    this.list.scrollTop = this.list.scrollHeight - below;
  }

  /**
   * Adds a message or changes it. The reader's `own` new one comes into view wherever they are, though
   * the stream may have told of it already; `mark` is a class.
   */
  put(message, own = false, mark = "") {
    const fresh = build(message);
    if (mark) fresh.classList.add(mark);
    const old = this.find(message.id);
    const wasLong = old && this.isLong(old);
    const keepPlace = this.stuck ? () => {} : this.place(old);
    if (old) {
      keepFocus(old, fresh, () => old.replaceWith(fresh));
    } else {
      const next = this.messages.find((other) => other.dataset.id > message.id);
      // What is older than all that is loaded comes when it is asked for.
      if (next && next === this.messages[0] && this.earlier && !this.earlier.hidden) return;
      this.list.insertBefore(fresh, next ?? null);
      fresh.classList.add("fresh");
    }
    this.arrange();
    keepPlace();
    if (own) this.stuck = true;
    if (this.stuck && this.isLong(fresh) && (own || !wasLong)) this.toBeginning(fresh);
    else if (this.stuck) this.toEnd();
    else if (!old) this.jump.hidden = false;
  }

  /** Where the reader is; the function that comes back puts them there again after a change. */
  place(changing) {
    const top = this.list.getBoundingClientRect().top;
    const anchor = this.messages.find((message) => message !== changing && message.getBoundingClientRect().bottom > top);
    const before = anchor?.getBoundingClientRect().top;
    return () => {
      if (anchor) this.list.scrollTop += anchor.getBoundingClientRect().top - before;
    };
  }

  isLong(message) {
    return message.offsetHeight > this.list.clientHeight;
  }

  /** What is longer than the view, as a reveal is, is read from its beginning. */
  toBeginning(message) {
    this.stuck = false;
    message.scrollIntoView({ block: "start" });
  }

  remove(id) {
    const message = this.find(id);
    if (!message) return;
    const next = message.nextElementSibling ?? message.previousElementSibling;
    const focused = message.contains(document.activeElement);
    message.remove();
    this.arrange();
    if (focused) (next?.matches(".message") ? next : this.list).focus();
  }

  /** Brings a message into view and marks it for a moment. */
  point(id) {
    const message = this.find(id);
    if (!message) return false;
    message.scrollIntoView({ block: "center" });
    message.focus({ preventScroll: true });
    message.classList.add("pointed");
    setTimeout(() => message.classList.remove("pointed"), MARKED);
    return true;
  }

  toEnd() {
    this.stuck = true;
    this.list.scrollTop = this.list.scrollHeight;
    this.jump.hidden = true;
    this.onSeen();
  }

  scrolled() {
    this.stuck = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
    if (!this.stuck) return;
    this.jump.hidden = true;
    this.onSeen();
  }

  /** Draws the lines between days, and lets one author's messages stand together. */
  arrange() {
    for (const line of this.list.querySelectorAll(":scope > .day")) line.remove();
    let before = null;
    for (const message of this.messages) {
      const at = new Date(message.dataset.at);
      const newDay = !before || new Date(before.dataset.at).toDateString() !== at.toDateString();
      if (newDay) message.before(dayLine(at));
      const together = !newDay && before.dataset.author === message.dataset.author
        && at - new Date(before.dataset.at) < TOGETHER
        && !message.matches(".only-you") && !before.matches(".only-you")
        && !message.querySelector(".reply-to, .card");
      message.classList.toggle("continued", together);
      before = message;
    }
    if (this.empty) this.empty.hidden = before !== null;
  }

  /** Moves among messages with the arrow keys. */
  walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const here = event.target.closest(".message");
    if (!step || event.target.closest("pre, .scroll") || (event.target !== this.list && event.target !== here)) return;
    const messages = this.messages;
    const next = here ? messages[messages.indexOf(here) + step] : messages.at(-1);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

function build(message) {
  const template = document.createElement("template");
  template.innerHTML = message.html;
  const element = template.content.firstElementChild;
  localise(element);
  return element;
}

function dayLine(at) {
  const line = document.createElement("div");
  line.className = "day";
  line.append(document.createElement("span"));
  line.firstChild.textContent = dayName(at);
  return line;
}

/** Replaces one element by another without losing the reader's place in it. */
function keepFocus(old, fresh, replace) {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const same = active?.dataset.press ? `[data-press="${CSS.escape(active.dataset.press)}"]`
    : active?.dataset.do ? `[data-do="${active.dataset.do}"]` : null;
  replace();
  if (active) ((same && fresh.querySelector(same)) ?? fresh).focus({ preventScroll: true });
}
