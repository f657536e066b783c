// A message box: sends messages and commands, edits and replies, and keeps what is not sent yet.

import { api, me, Offline } from "./api.js";
import { CommandMenu, isCommand } from "./complete.js";
import { complain, toast } from "./notice.js";

export class Composer {
  /**
   * `withNews` asks the API and hands on what it says, `respond` takes what it said to a command,
   * `posted` a message that was sent or changed and whether it is new, `editLast` starts editing the
   * reader's last message, `remove` asks to delete one.
   */
  constructor(form, { withNews, respond, posted, editLast, remove }) {
    this.input = form.querySelector("textarea");
    this.mode = form.querySelector(".mode");
    this.does = { withNews, respond, posted, editLast, remove };
    this.place = null;
    this.editing = null;
    this.replyTo = null;
    this.unsent = null;
    this.queue = Promise.resolve();
    this.menu = new CommandMenu(form, this.input, () => this.place);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("input", () => {
      this.fit();
      this.keepDraft();
    });
    this.mode.querySelector("button").addEventListener("click", () => this.leaveMode());
  }

  /** Writes into this place from now on: its draft comes back. */
  moveTo(place) {
    if (this.place?.channel === place.channel && this.place.thread === place.thread) return;
    this.place = place;
    this.unsent = null;
    this.editing = null;
    this.setMode(null, "");
    this.set(sessionStorage.getItem(draftKey(this.place)) ?? "");
  }

  keepDraft() {
    if (this.editing) return;
    if (this.input.value) sessionStorage.setItem(draftKey(this.place), this.input.value);
    else sessionStorage.removeItem(draftKey(this.place));
  }

  set(text) {
    this.input.value = text;
    this.menu.clearMistake();
    this.fit();
    this.keepDraft();
  }

  /** As high as its text. */
  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  key(event) {
    if (event.isComposing) return;
    if (this.menu.takesKey(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && !this.mode.hidden) {
      event.preventDefault();
      this.leaveMode();
    } else if (event.key === "ArrowUp" && this.input.value === "" && this.does.editLast()) event.preventDefault();
  }

  edit(message) {
    this.leaveMode();
    this.editing = message;
    this.setMode(message, "Editing your message");
    this.set(message.dataset.markdown);
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  reply(message) {
    this.leaveMode();
    this.replyTo = message.dataset.id;
    this.setMode(message, `Replying to ${message.dataset.name}`);
  }

  setMode(message, text) {
    document.querySelectorAll(".message.chosen").forEach((other) => other.classList.remove("chosen"));
    message?.classList.add("chosen");
    this.mode.hidden = message === null;
    this.mode.querySelector("span").textContent = text;
    if (message) this.input.focus();
    else this.replyTo = null;
  }

  leaveMode() {
    const wasEditing = this.editing;
    this.editing = null;
    this.setMode(null, "");
    if (wasEditing) this.set(sessionStorage.getItem(draftKey(this.place)) ?? "");
    this.input.focus();
  }

  /** Takes the text out of the box and sends it; brings it back if that fails. */
  send() {
    const text = this.input.value;
    if (this.editing) this.sendEdit(this.editing, text);
    else if (text.trim()) this.sendNew(text);
  }

  sendEdit(message, text) {
    const { id } = message.dataset;
    if (text.trim()) {
      this.leaveMode();
      this.enqueue({ text, run: () => api.edit(id, text), done: (said) => this.does.posted(said, false), editing: message });
    } else this.does.remove(id);
  }

  sendNew(text) {
    const place = this.place;
    if (isCommand(text)) {
      this.enqueue({ text, run: () => api.command(place, text), done: (said) => this.answered(said, text) });
    } else {
      // The same key again posts nothing twice, whether or not the first try went through.
      const again = this.unsent?.text === text ? this.unsent : { text, key: newKey(), reply_to: this.replyTo };
      const { key, reply_to } = again;
      const run = () => api.post(place.channel, { text, thread: place.thread, reply_to, key });
      this.enqueue({ text, run, done: (said) => this.does.posted(said, true), again });
      this.setMode(null, "");
    }
    this.unsent = null;
    this.menu.close();
    this.set("");
  }

  enqueue(sending) {
    const { place } = this;
    this.queue = this.queue.then(async () => {
      try {
        await this.does.withNews(sending.run, sending.done);
      } catch (error) {
        this.failed(error, sending, place);
      }
    });
  }

  /** Nothing that was typed is lost: it is back in the box, or a draft of the place it was for. */
  failed(error, { text, again, editing }, place) {
    const here = this.place === place;
    if (!here) sessionStorage.setItem(draftKey(place), text);
    else if (editing) {
      this.edit(editing);
      this.set(text);
    } else this.giveBack(text);
    if (error instanceof Offline && again && here) {
      this.unsent = again;
      toast("Not sent yet: no connection.", "It will be sent when Keypoint is back, unless you change it.");
    } else complain(error);
  }

  /** Puts a text back before whatever was typed since. */
  giveBack(text) {
    const since = this.input.value;
    this.set(since ? `${text}\n${since}` : text);
  }

  answered(response, text) {
    if (response.kind === "mistake") {
      this.giveBack(text);
      this.menu.showMistake(response);
      this.input.focus();
    } else this.does.respond(response, this.place);
  }

  /** The connection is back: what was on its way goes again, unless it was changed. */
  resend() {
    if (this.unsent && this.input.value === this.unsent.text) this.send();
  }
}

function draftKey(place) {
  return `draft:${me}:${place.channel}:${place.thread ?? ""}`;
}

function newKey() {
  // Not `randomUUID`, which some browsers keep to secure pages.
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
