// A message: who, when, what, and what hangs on it.

import { avatar } from "../page/avatar.js";
import { escaped } from "../page/markup.js";

// Slack shows who wrote only once, if the next message comes before so much time has passed.
const SAME_BREATH_MS = 5 * 60 * 1000;

const EYE = `<svg viewBox="0 0 20 20" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.6">
  <path d="M1.8 10s3-5.2 8.2-5.2 8.2 5.2 8.2 5.2-3 5.2-8.2 5.2S1.8 10 1.8 10Z"/><circle cx="10" cy="10" r="2.4"/></svg>`;

/** Whether a message follows another without a head of its own. */
export function goesOn(before, message) {
  return Boolean(
    before &&
      before.author.name === message.author.name &&
      !before.thread &&
      Boolean(before.ephemeral) === Boolean(message.ephemeral) &&
      new Date(message.timestamp) - new Date(before.timestamp) < SAME_BREATH_MS,
  );
}

export function message(message, around, follows, blocks) {
  const when = around.clock.stamp(new Date(message.timestamp));
  const badge = message.author.bot ? `<span class="badge">APP</span>` : "";
  const head = `<div class="head"><b>${escaped(message.author.name)}</b>${badge}<time>${when}</time></div>`;
  const gutter = follows ? `<span class="gutter"></span>` : `<img class="avatar" alt="" src="${avatar(message.author)}" />`;
  const only = message.ephemeral && !follows ? `<div class="only">${EYE} Only visible to you</div>` : "";
  return `<article class="message${message.ephemeral ? " ephemeral" : ""}${follows ? " follows" : ""}">${only}
    ${gutter}<div class="body">${follows ? "" : head}
      ${blocks(said(message), around)}${files(message.files)}
      ${message.edited ? `<span class="edited">(edited)</span>` : ""}
      ${reactions(message.reactions)}${thread(message.thread, around)}
    </div></article>`;
}

/** What is shown of a message: its blocks, or else its text. */
function said({ blocks, text }) {
  if (blocks?.length) return blocks;
  if (!text) throw new Error("a message says nothing");
  return [{ type: "section", text: { type: "mrkdwn", text } }];
}

function files(files) {
  const one = ({ name, url }) => `<figure class="file"><figcaption>${escaped(name)} ▾</figcaption><img alt="" src="${url}" /></figure>`;
  return (files ?? []).map(one).join("");
}

function reactions(reactions) {
  if (!reactions?.length) return "";
  const one = ({ emoji, count, me }) => `<span class="reaction${me ? " mine" : ""}">${escaped(emoji)} <i>${count}</i></span>`;
  return `<div class="reactions">${reactions.map(one).join("")}</div>`;
}

function thread(thread, around) {
  if (!thread) return "";
  const faces = thread.authors.slice(0, 4).map((author) => `<img alt="" src="${avatar(author)}" />`).join("");
  const count = thread.count === 1 ? "1 reply" : `${thread.count} replies`;
  const last = around.clock.lastReply(new Date(thread.last));
  return `<div class="thread">${faces}<b>${count}</b><span>Last reply ${last}</span></div>`;
}
