// The tree of a text as HTML, with the classes of `markup.css`.
//
// Plain elements instead of the components' own for words: theirs put spaces around what they
// hold. Mentions and times are theirs. All text goes through `escaped`.

import { parse } from "./markdown.js";

export const escaped = (text) =>
  String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What a text may refer to, and how to draw code and emoji: see `Surroundings` in main.js. */
export function markup(text, around, options) {
  return html(parse(text, options), around);
}

/** A text in one line without markup, as it stands in a reply or under a thread; as HTML. */
export function oneLine(text, around) {
  return around.emoji(escaped(words(parse(text), around).replace(/\s+/g, " ").trim()));
}

function words(tree, around) {
  const say = (node) => {
    switch (node.type) {
      case "user": return `@${around.name("users", node.id) ?? "unknown-user"}`;
      case "role": return `@${around.name("roles", node.id) ?? "deleted-role"}`;
      case "channel": return `#${around.name("channels", node.id) ?? "unknown"}`;
      case "time": return around.clock.mention(Number(node.seconds), node.style);
      case "list": return node.items.map((item) => words(item, around)).join(" ");
      case "command": return `/${node.name}`;
      case "everyone": return `@${node.name}`;
      case "emoji": return `:${node.name}:`;
      // Hidden stays hidden.
      case "spoiler": return "▮▮▮";
      default: return node.text ?? node.code ?? words(node.content, around);
    }
  };
  return tree.map(say).join("");
}

function html(tree, around) {
  return tree.map((node) => DRAW[node.type](node, around)).join("");
}

const wrap = (tag) => (node, around) => `<${tag}>${html(node.content, around)}</${tag}>`;
const mention = (type, name, more = "") => `<discord-mention type="${type}"${more}>${escaped(name)}</discord-mention>`;

const DRAW = {
  text: ({ text }, around) => around.emoji(escaped(text)),
  bold: wrap("strong"),
  italic: wrap("em"),
  underline: wrap("u"),
  strike: wrap("s"),
  spoiler: (node, around) => `<span class="spoiler">${html(node.content, around)}</span>`,
  code: ({ code }) => `<code>${escaped(code)}</code>`,
  codeblock: ({ code, language }, around) => `<pre><code>${around.highlighted(code, language)}</code></pre>`,
  heading: (node, around) => `<h${node.level}>${html(node.content, around)}</h${node.level}>`,
  subtext: wrap("small"),
  quote: (node, around) =>
    `<div class="quote"><div class="quote-bar"></div><blockquote>${html(node.content, around)}</blockquote></div>`,
  list: ({ start, items }, around) => {
    const inner = items.map((item) => `<li>${html(item, around)}</li>`).join("");
    if (start === null) return `<ul>${inner}</ul>`;
    const digits = String(start + items.length - 1).length;
    return `<ol start="${start}" style="--digits:${digits}">${inner}</ol>`;
  },
  link: (node, around) => `<a href="${escaped(node.url)}">${html(node.content, around)}</a>`,
  user: ({ id }, around) => mention("user", around.name("users", id) ?? "unknown-user"),
  role: ({ id }, around) => mention("role", around.name("roles", id) ?? "deleted-role"),
  channel: ({ id }, around) => mention(around.isThread(id) ? "thread" : "channel", around.name("channels", id) ?? "unknown"),
  command: ({ name }) => mention("slash", name),
  everyone: ({ name }, around) => (around.mentionsEveryone ? mention("user", name) : `@${name}`),
  time: ({ seconds, style }, around) =>
    `<discord-time>${escaped(around.clock.mention(Number(seconds), style))}</discord-time>`,
  emoji: ({ name }) => `:${escaped(name)}:`,
};
