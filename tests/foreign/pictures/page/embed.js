// An embed. Its title and the names of its fields are Markdown too, without links; the components
// take them as plain text only, so they are put where the components take HTML.

import { escaped, markup } from "./markup.js";

const KNOWN = ["title", "url", "description", "color", "fields", "author", "footer", "image", "timestamp", "type"];
// A row of inline fields has twelve columns.
const COLUMNS = 12;
const MOST_IN_A_ROW = 3;

export function embed(embed, around) {
  const strange = Object.keys(embed).filter((key) => embed[key] != null && !KNOWN.includes(key));
  if (strange.length) throw new Error(`cannot draw ${strange.join(", ")} of an embed`);
  const colour = embed.color ? ` color="#${embed.color.toString(16).padStart(6, "0")}"` : "";
  const author = embed.author ? ` author-name="${escaped(embed.author.name)}"` : "";
  const image = embed.image ? ` image="${around.file(embed.image.url)}"` : "";
  return `<discord-embed slot="embeds"${colour}${author}${image}>
    ${title(embed, around)}
    ${part("discord-embed-description", "description", embed.description, around)}
    ${fields(embed.fields ?? [], around)}
    ${footer(embed, around)}
  </discord-embed>`;
}

function title({ title, url }, around) {
  if (!title) return "";
  const words = markup(title, around, { links: false });
  const inner = url ? `<a href="${escaped(url)}">${words}</a>` : words;
  return `<discord-embed-description slot="description" class="embed-title"><div class="markup">${inner}</div></discord-embed-description>`;
}

function part(tag, slot, text, around) {
  return text ? `<${tag} slot="${slot}"><div class="markup">${markup(text, around)}</div></${tag}>` : "";
}

function fields(fields, around) {
  if (fields.length === 0) return "";
  const one = (field, from, to) =>
    `<discord-embed-field style="grid-column: ${from} / ${to}">
      <div class="markup field-name">${markup(field.name, around, { links: false })}</div>
      <div class="markup">${markup(field.value, around)}</div>
    </discord-embed-field>`;
  const drawn = rows(fields).flatMap((row) => {
    const width = COLUMNS / row.length;
    return row.map((field, at) => one(field, 1 + at * width, 1 + (at + 1) * width));
  });
  return `<discord-embed-fields slot="fields">${drawn.join("")}</discord-embed-fields>`;
}

/** Inline fields that follow each other share a row, up to three; any other has its own. */
function rows(fields) {
  const rows = [];
  for (const field of fields) {
    const row = rows.at(-1);
    if (field.inline && row?.[0].inline && row.length < MOST_IN_A_ROW) row.push(field);
    else rows.push([field]);
  }
  return rows;
}

function footer({ footer, timestamp }, around) {
  const words = [footer?.text, timestamp && around.clock.stamp(new Date(timestamp))].filter(Boolean);
  if (words.length === 0) return "";
  return `<discord-embed-footer slot="footer"><span>${words.map((text) => around.emoji(escaped(text))).join(" • ")}</span></discord-embed-footer>`;
}
