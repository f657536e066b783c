// Forms that open over the page. What is typed is kept as a draft of the form until it is taken.

import { me } from "./api.js";
import { localise } from "./times.js";

/** From how many characters on a field has several lines. */
const LONG = 120;

/** From which part of its limit on a field shows how much is left. */
const NEARLY_FULL = 0.8;

/**
 * Opens a form as the API describes it. `submit` gets the values and returns nothing, or
 * `{ field, text }` if a field is wrong; if it throws, the form stays open and says why.
 * Without `action` no draft is kept.
 */
export function openForm(form, submit) {
  const dialog = document.createElement("dialog");
  dialog.className = "form";
  dialog.innerHTML = `<form novalidate>
      <h2 id="form-title"></h2>
      <div class="intro markdown" hidden></div>
      <p class="draft" hidden>Your draft is back. <button class="plain-link" type="button">Start over</button></p>
      <div class="fields"></div>
      <p class="failure" role="alert"></p>
      <footer><button class="button plain close" type="button">Cancel</button>
        <button class="button primary" type="submit"></button></footer>
    </form>`;
  dialog.setAttribute("aria-labelledby", "form-title");
  const part = (selector) => dialog.querySelector(selector);
  part("h2").textContent = form.title;
  part("[type=submit]").textContent = form.submit;
  if (form.danger) part("[type=submit]").classList.replace("primary", "danger");
  if (form.intro_html) {
    part(".intro").innerHTML = form.intro_html;
    part(".intro").hidden = false;
    localise(part(".intro"));
  }

  const draft = new Draft(form);
  const fields = form.fields.map((field) => new Field(field, () => draft.keep(values())));
  const values = () => Object.fromEntries(fields.map((field) => [field.id, field.input.value]));
  part(".fields").append(...fields.map((field) => field.element));
  if (draft.restoreInto(fields)) part(".draft").hidden = false;
  part(".draft button").addEventListener("click", () => {
    draft.drop();
    for (const field of fields) field.reset();
    part(".draft").hidden = true;
    fields[0].input.focus();
  });

  let busy = false;
  part("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = fields.find((field) => !field.check());
    if (wrong) wrong.input.focus();
    if (wrong || busy) return;
    busy = part("[type=submit]").disabled = true;
    part(".failure").textContent = "";
    try {
      const mistake = await submit(values());
      if (mistake) {
        const field = fields.find((field) => field.id === mistake.field) ?? fields[0];
        field.complain(mistake.text);
        field.input.focus();
      } else {
        draft.drop();
        dialog.close();
      }
    } catch (error) {
      part(".failure").textContent = `${error.message} ${error.help ?? ""} What you typed is still here.`;
    } finally {
      busy = part("[type=submit]").disabled = false;
    }
  });
  // Ctrl+Enter sends from a field of several lines, too.
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) part("form").requestSubmit();
  });
  part(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  (fields[0]?.input ?? part("[type=submit]")).focus();
}

class Field {
  constructor(field, onInput) {
    this.id = field.id;
    this.first = field.value ?? "";
    this.max = field.max_chars;
    this.element = document.createElement("div");
    this.element.className = "field-row";
    const id = `field-${field.id}`;
    const label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = field.label;
    this.input = document.createElement(field.max_chars > LONG ? "textarea" : "input");
    Object.assign(this.input, { id, name: field.id, placeholder: field.placeholder ?? "", autocomplete: "off" });
    this.input.setAttribute("aria-describedby", `${id}-error ${id}-count`);
    if (this.input.tagName === "TEXTAREA") this.input.rows = 9;
    this.error = document.createElement("p");
    Object.assign(this.error, { id: `${id}-error`, className: "field-error" });
    this.error.setAttribute("role", "alert");
    this.count = document.createElement("p");
    Object.assign(this.count, { id: `${id}-count`, className: "field-count" });
    this.element.append(label, this.input, this.error, this.count);
    this.reset();
    this.input.addEventListener("input", () => {
      this.complain("");
      this.showCount();
      onInput();
    });
  }

  /** As the limit counts: characters, not units of UTF-16. */
  get length() {
    return [...this.input.value].length;
  }

  reset() {
    this.input.value = this.first;
    this.complain("");
    this.showCount();
  }

  check() {
    if (this.length <= this.max) return true;
    this.complain(`This is ${this.length - this.max} characters too long.`);
    return false;
  }

  complain(text) {
    this.error.textContent = text;
    this.input.setAttribute("aria-invalid", String(text !== ""));
  }

  showCount() {
    this.count.textContent = this.length > this.max * NEARLY_FULL ? `${this.length} of ${this.max} characters` : "";
  }
}

class Draft {
  constructor(form) {
    this.key = form.action ? `form:${me}:${form.action}` : null;
  }

  keep(values) {
    if (this.key) sessionStorage.setItem(this.key, JSON.stringify(values));
  }

  drop() {
    if (this.key) sessionStorage.removeItem(this.key);
  }

  /** Whether it changed any field. */
  restoreInto(fields) {
    const values = JSON.parse((this.key && sessionStorage.getItem(this.key)) || "{}");
    const changed = fields.filter((field) => (values[field.id] ?? field.first) !== field.first);
    for (const field of changed) {
      field.input.value = values[field.id];
      field.showCount();
    }
    return changed.length > 0;
  }
}
