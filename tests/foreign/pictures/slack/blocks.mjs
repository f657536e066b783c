// Blocks as HTML, by the package slack-blocks-to-jsx: it draws them, and what is around is ours.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Loads what draws from the folder of packages; resolves to a function of blocks. */
export async function blockArtist(packages) {
  process.env.NODE_ENV ??= "production";
  const load = (file) => import(pathToFileURL(join(packages, file)));
  const { createElement } = (await load("react/index.js")).default;
  const { renderToStaticMarkup } = (await load("react-dom/server.node.js")).default;
  const { Message } = await load("slack-blocks-to-jsx/dist/index.mjs");
  const drawn = (block, around) => {
    refuseUnknown(block);
    const props = {
      blocks: asSlackShows(withoutVerbatim(block), around),
      name: "",
      logo: "",
      theme: around.theme,
      withoutWrapper: true,
      data: around.data,
      hooks: hooks(createElement, around),
    };
    const html = renderToStaticMarkup(createElement(Message, props)).replaceAll(ENTER, "");
    const oneLine = block.element?.type === "plain_text_input" && !block.element.multiline ? " one-line" : "";
    return `<div class="block ${block.type}${oneLine}">${html}</div>`;
  };
  return (blocks, around) => blocks.map((block) => drawn(block, around)).join("");
}

// What the package draws; it leaves out all else without a word, and a picture that does is a lie.
const BLOCKS = [
  "section", "divider", "image", "context", "header", "rich_text", "video", "table", "actions", "input", "file",
  "context_actions", "markdown", "alert", "card", "carousel", "container", "plan", "task_card",
];

// It says of every text input that the enter key submits it, which is so in none of Slack's forms.
const ENTER = "<p>\u21b5 Please &#x27;enter&#x27; to submit</p>";

function refuseUnknown({ type }) {
  if (!BLOCKS.includes(type)) throw new Error(`cannot draw a block of type ${type}`);
}

// The package takes `verbatim` for "no markup at all". It says only that Slack adds none of its own.
function withoutVerbatim(value) {
  if (Array.isArray(value)) return value.map(withoutVerbatim);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([name]) => name !== "verbatim" || value.type !== "mrkdwn");
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutVerbatim(inner)]));
}

// What the package does otherwise than Slack.
function asSlackShows(block, around) {
  // It counts on from one list to the next. Slack begins anew, unless the list has an offset.
  if (block.type === "rich_text") return block.elements.map((element) => ({ ...block, elements: [element] }));
  if (block.type !== "input") return [block];
  // It tells neither what need not be filled in nor what a menu begins with.
  const label = block.optional ? { ...block.label, text: `${block.label.text} (optional)` } : block.label;
  return [{ ...block, label, element: chosen(block.element, around) }];
}

/** An input that shows what is chosen at first. */
function chosen(element, around) {
  const place = element.default_to_current_conversation ? { type: "plain_text", text: `#${around.place}` } : undefined;
  const first = place ?? element.initial_option?.text;
  return first && element.type.endsWith("select") ? { ...element, placeholder: first } : element;
}

function hooks(createElement, around) {
  const mention = (kind, text) => createElement("span", { className: `mention ${kind}` }, text);
  return {
    user: ({ id, name }) => mention("user", `@${around.name("users", id) ?? name ?? "unknown"}`),
    channel: ({ id, name }) => mention("channel", `#${around.name("channels", id) ?? name ?? "unknown"}`),
    usergroup: ({ id, name }) => mention("group", `@${around.name("groups", id) ?? name ?? "unknown"}`),
    atHere: () => mention("broadcast", "@here"),
    atChannel: () => mention("broadcast", "@channel"),
    atEveryone: () => mention("broadcast", "@everyone"),
    date: ({ timestamp, format, fallback }) =>
      createElement("span", { className: "date" }, around.clock.filled(timestamp, format, fallback)),
  };
}
