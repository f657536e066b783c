// A message: who, when, what, and what hangs on it.

import { avatar } from "./avatar.js";
import { components } from "./components.js";
import { embed } from "./embed.js";
import { picture } from "./emoji.js";
import { escaped, markup, oneLine } from "./markup.js";

// Discord shows who wrote only once, if the next message comes before so much time has passed.
const SAME_BREATH_MS = 7 * 60 * 1000;

/** Whether a message follows another without a head of its own. */
export function goesOn(before, message) {
  return Boolean(
    before &&
      before.author.name === message.author.name &&
      !message.reply_to &&
      !message.command &&
      before.ephemeral_for === message.ephemeral_for &&
      new Date(message.timestamp) - new Date(before.timestamp) < SAME_BREATH_MS,
  );
}

export function message(message, around, goesOn) {
  around.mentionsEveryone = Boolean(message.mention_everyone);
  around.files = message.files ?? {};
  const flags = [
    [message.author.bot, "bot"],
    [message.ephemeral_for, "ephemeral"],
    [message.edited, "edited"],
    [message.thread, "has-thread"],
    [goesOn, "message-body-only"],
  ];
  const when = around.clock.stamp(new Date(message.timestamp));
  const content = message.content ? `<div class="markup content">${markup(message.content, around)}</div>` : "";
  return `<discord-message ${who(message.author)} timestamp="${when}" ${flags.filter(([is]) => is).map(([, flag]) => flag).join(" ")}>
    ${reply(message.reply_to, around)}${command(message.command)}${content}
    ${(message.embeds ?? []).map((one) => embed(one, around)).join("")}
    ${components(message.components, around)}
    ${reactions(message.reactions)}
    ${thread(message.thread, around)}
  </discord-message>`;
}

const who = (author) =>
  `author="${escaped(author.name)}" avatar="${avatar(author)}"${author.colour ? ` role-color="${escaped(author.colour)}"` : ""}`;

function reply(to, around) {
  if (!to) return "";
  const bot = to.author.bot ? " bot" : "";
  return `<discord-reply slot="reply" ${who(to.author)}${bot}>${oneLine(to.content ?? "", around)}</discord-reply>`;
}

function command(used) {
  if (!used) return "";
  return `<discord-command slot="reply" type="slash_command" ${who(used.author)} command="${escaped(used.name)}"></discord-command>`;
}

function reactions(reactions) {
  if (!reactions?.length) return "";
  const one = ({ emoji, count, me }) =>
    `<discord-reaction emoji="${picture(emoji)}" name="${escaped(emoji)}" count="${count}"${me ? " reacted" : ""}></discord-reaction>`;
  return `<discord-reactions slot="reactions">${reactions.map(one).join("")}</discord-reactions>`;
}

function thread(thread, around) {
  if (!thread) return "";
  const count = thread.count === 1 ? "1 Message" : `${thread.count} Messages`;
  const cta = thread.count === 0 ? "See Thread" : count;
  return `<discord-thread slot="thread" name="${escaped(thread.name)}" cta="${cta}">${last(thread.last, around)}</discord-thread>`;
}

function last(last, around) {
  if (!last) return "There are no recent messages in this thread.";
  const bot = last.author.bot ? " bot" : "";
  const ago = around.clock.ago(new Date(last.timestamp));
  return `<discord-thread-message ${who(last.author)}${bot} relative-timestamp="${ago}">${oneLine(last.content ?? "", around)}</discord-thread-message>`;
}
