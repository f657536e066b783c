// Rows of buttons and menus under a message.

import { picture } from "./emoji.js";
import { escaped } from "./markup.js";

const ROW = 1;
const BUTTON = 2;
const MENUS = { 3: "Make a selection", 5: "Select a user", 6: "Select a role", 7: "Make a selection", 8: "Select a channel" };
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "destructive" };
const LINK = 5;

export function components(rows, around) {
  const drawn = (rows ?? []).map((row) => {
    if (row.type !== ROW) throw new Error(`cannot draw a component of type ${row.type} in a message`);
    return `<discord-action-row>${row.components.map((one) => component(one, around)).join("")}</discord-action-row>`;
  });
  return drawn.length ? `<div slot="components" class="components">${drawn.join("")}</div>` : "";
}

function component(component, around) {
  if (component.type === BUTTON) return button(component);
  return menu(component, around);
}

function button({ style, label = "", url, disabled, emoji }) {
  if (style !== LINK && !STYLES[style]) throw new Error(`cannot draw a button of style ${style}`);
  const link = style === LINK ? ` url="${escaped(url)}"` : ` type="${STYLES[style]}"`;
  const drawing = emoji?.name ? ` emoji="${picture(emoji.name)}" emoji-name="${escaped(emoji.name)}"` : "";
  return `<discord-button${link}${drawing}${disabled ? " disabled" : ""}>${escaped(label)}</discord-button>`;
}

/** A select menu; closed, as it is before anyone touches it. */
export function menu({ type, placeholder, options = [], disabled, default_values: values = [] }, around) {
  if (!MENUS[type]) throw new Error(`cannot draw a component of type ${type}`);
  const chosen = [
    ...options.filter((option) => option.default).map((option) => option.label),
    ...values.map(({ type, id }) => `${type === "channel" ? "#" : "@"}${around.name(`${type}s`, id) ?? "unknown"}`),
  ];
  const inner = chosen.length
    ? `<span>${around.emoji(escaped(chosen.join(", ")))}</span>`
    : `<span class="placeholder">${escaped(placeholder ?? MENUS[type])}</span>`;
  return `<div class="menu${disabled ? " disabled" : ""}">${inner}<svg viewBox="0 0 24 24" width="20" height="20"><path d="M5 9l7 7 7-7" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg></div>`;
}
