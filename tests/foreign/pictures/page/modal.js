// A modal: a form over the channel. The components have one, but it knows neither labels nor
// descriptions, so this is our own.

import { avatar } from "./avatar.js";
import { menu } from "./components.js";
import { escaped, markup } from "./markup.js";

const ROW = 1;
const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;
const LABEL = 18;
const PARAGRAPH = 2;

export function modal(modal, app = { name: "Keypoint", bot: true, avatar: { mark: true } }, around) {
  return `<div class="backdrop"><div class="modal">
    <header><img alt="" src="${avatar(app)}" /><h1>${around.emoji(escaped(modal.title))}</h1>
      <svg class="close" viewBox="0 0 24 24" width="24" height="24"><path d="M6 6l12 12M18 6L6 18" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>
    </header>
    ${modal.components.map((component) => part(component, around)).join("")}
    <p class="warning">This form will be submitted to <strong>${escaped(app.name)}</strong>. Do not share passwords or other sensitive information.</p>
    <footer><span class="button secondary">Cancel</span><span class="button primary">Submit</span></footer>
  </div></div>`;
}

function part(component, around) {
  switch (component.type) {
    case ROW: {
      const [inner] = component.components;
      return labelled(inner.label, undefined, inner, around);
    }
    case LABEL:
      return labelled(component.label, component.description, component.component, around);
    case TEXT_DISPLAY:
      return `<div class="markup text">${markup(component.content, around)}</div>`;
    default:
      throw new Error(`cannot draw a component of type ${component.type} in a modal`);
  }
}

function labelled(label, description, inner, around) {
  // Discord takes an input as required unless it is told otherwise.
  const star = inner.required === false ? "" : `<span class="star"> *</span>`;
  const says = description ? `<div class="description">${escaped(description)}</div>` : "";
  const drawn = inner.type === TEXT_INPUT ? input(inner) : menu(inner, around);
  return `<div class="field"><div class="label">${escaped(label ?? "")}${star}</div>${says}${drawn}</div>`;
}

function input({ style, value, placeholder, max_length: most }) {
  const inner = value ? escaped(value) : `<span class="placeholder">${escaped(placeholder ?? "")}</span>`;
  const long = style === PARAGRAPH;
  // How much more there is room for stands in the corner of a large input.
  const room = long ? `<span class="room">${(most ?? 4000) - [...(value ?? "")].length}</span>` : "";
  return `<div class="input${long ? " long" : ""}">${inner}${room}</div>`;
}
