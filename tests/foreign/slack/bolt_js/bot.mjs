// A small bot on Bolt for JavaScript, with people who use it, against the fake Slack.
//
// Bolt was written for the real Slack: what it does not understand, the fake does wrong.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import process from "node:process";
import bolt from "@slack/bolt";

const { API, APP, BOT_TOKEN, APP_TOKEN, CONTROL, CHANNEL, PERSON } = process.env;
const PATIENCE_MS = 20_000;

/** What the person does, by the fake's control endpoints. */
async function people(name, args = {}) {
  const { done, answer } = await tried(name, args);
  assert.ok(done, `${name}: ${JSON.stringify(answer)}`);
  return answer;
}

async function refused(name, args) {
  const { done, answer } = await tried(name, args);
  assert.ok(!done, `${name} was not refused: ${JSON.stringify(answer)}`);
}

async function tried(name, args) {
  const headers = { "content-type": "application/json" };
  const reply = await fetch(`${CONTROL}/${name}`, { method: "POST", headers, body: JSON.stringify(args) });
  return { done: reply.ok, answer: await reply.json() };
}

/** Waits until the person sees a text, and resolves to the message. */
async function sees(text) {
  return (await people("wait-for", { who: PERSON, channel: CHANNEL, text })).message;
}

/** What came, in its order. */
class Heard {
  #came = [];
  #waiting = [];

  put(event) {
    const next = this.#waiting.shift();
    if (next) next(event);
    else this.#came.push(event);
  }

  async next() {
    if (this.#came.length) return this.#came.shift();
    return Promise.race([new Promise((resolve) => this.#waiting.push(resolve)), deadline(PATIENCE_MS)]);
  }
}

const heard = new Heard();
const edits = new Heard();
const deletions = new Heard();
const reactions = new Heard();

/** What Bolt does not understand, it logs. */
class Complaints {
  heard = [];
  debug() {}
  info() {}
  warn() {}
  error(...words) {
    this.heard.push(words.join(" "));
  }
  setLevel() {}
  getLevel() {
    return "error";
  }
  setName() {}
}

const complaints = new Complaints();
const app = new bolt.App({
  logger: complaints,
  token: BOT_TOKEN,
  appToken: APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: `${API}/` },
});
let limited = 0;
app.client.on("rate_limited", () => (limited += 1));

const card = (count) => [
  { type: "header", text: { type: "plain_text", text: "Question" } },
  { type: "section", block_id: "question", text: { type: "mrkdwn", text: `What is *ownership*? ${count} counted.` } },
  {
    type: "actions",
    elements: [
      { type: "button", action_id: "count", style: "primary", value: "1", text: { type: "plain_text", text: "Count" } },
      { type: "button", action_id: "write", text: { type: "plain_text", text: "Write" } },
      {
        type: "overflow",
        action_id: "more",
        options: [{ text: { type: "plain_text", text: "Hide" }, value: "hide" }],
      },
    ],
  },
];

const form = {
  type: "modal",
  callback_id: "answer",
  private_metadata: CHANNEL,
  title: { type: "plain_text", text: "Your answer" },
  submit: { type: "plain_text", text: "Send" },
  blocks: [
    {
      type: "input",
      block_id: "answer",
      label: { type: "plain_text", text: "Text" },
      element: { type: "plain_text_input", action_id: "text", multiline: true, max_length: 200 },
    },
    {
      type: "section",
      text: { type: "mrkdwn", text: "Not sure?" },
      accessory: { type: "button", action_id: "more", text: { type: "plain_text", text: "More" } },
    },
  ],
};

const more = (title) => ({
  type: "modal",
  callback_id: "more",
  title: { type: "plain_text", text: title },
  submit: { type: "plain_text", text: "Go on" },
  blocks: [{ type: "section", text: { type: "mrkdwn", text: "It *goes on*." } }],
});

app.command("/greet", async ({ ack, command }) => {
  assert.equal(command.channel_id, CHANNEL);
  await ack({ text: `Hello, ${command.text}!`, response_type: "in_channel" });
});

app.command("/later", async ({ ack, respond }) => {
  await ack();
  await respond({ text: "It took a while.", response_type: "in_channel" });
  await respond({ text: "Only you see this.", response_type: "ephemeral" });
});

app.action("count", async ({ ack, respond }) => {
  await ack();
  await respond({ replace_original: true, text: "Counted: 1", blocks: card(1) });
  await respond({ replace_original: false, response_type: "ephemeral", text: "Thank you." });
});

app.action("write", async ({ ack, body, client }) => {
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: form });
});

app.shortcut("write", async ({ ack, shortcut, client }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
});

app.view("answer", async ({ ack, view, body, client }) => {
  const said = view.state.values.answer.text.value;
  if (said.split(" ").length < 2) {
    await ack({ response_action: "errors", errors: { answer: "Two words at least." } });
    return;
  }
  await ack();
  await client.chat.postEphemeral({ channel: view.private_metadata, user: body.user.id, text: `You wrote: ${said}` });
});

app.action("more", async ({ ack, body, client }) => {
  await ack();
  await client.views.push({ trigger_id: body.trigger_id, view: more("More") });
});

app.view("more", async ({ ack }) => ack({ response_action: "update", view: more("Even more") }));

app.shortcut("quote", async ({ ack, shortcut, client }) => {
  await ack();
  const text = `Quoted: ${shortcut.message.text}`;
  await client.chat.postEphemeral({ channel: shortcut.channel.id, user: shortcut.user.id, text });
});

app.event("message", async ({ event }) => {
  if (event.bot_id || event.message?.bot_id) return;
  const kinds = { message_changed: edits, message_deleted: deletions, thread_broadcast: heard };
  (event.subtype ? kinds[event.subtype] : heard)?.put(event);
});

app.event("reaction_added", async ({ event }) => reactions.put(event));

async function run() {
  const here = { by: PERSON, channel: CHANNEL };
  await people("run", { ...here, line: "/greet Ada" });
  assert.equal((await sees("Hello, Ada!")).only_for, null);
  await people("run", { ...here, line: "/later" });
  await sees("It took a while.");
  assert.equal((await sees("Only you see this.")).only_for, PERSON);
  await refused("run", { ...here, line: "/unknown" });
}

async function post() {
  const here = { by: PERSON, channel: CHANNEL };
  const metadata = { event_type: "card", event_payload: { key: "today" } };
  const { ts } = await app.client.chat.postMessage({ channel: CHANNEL, text: "Question", blocks: card(0), metadata });
  assert.equal((await sees("What is *ownership*?")).ts, ts);

  await people("press", { ...here, ts, action_id: "count" });
  await sees("1 counted");
  await sees("Thank you.");

  const { view } = await people("press", { ...here, ts, label: "Write" });
  assert.equal(view.title.text, "Your answer");
  const submit = (answer) => people("submit", { by: PERSON, values: { answer } });
  assert.deepEqual((await submit("short")).errors, { answer: "Two words at least." });
  assert.ok((await submit("all I know")).closed);
  await sees("You wrote: all I know");

  await people("react", { ...here, ts, name: "tada" });
  assert.equal((await reactions.next()).reaction, "tada");
  await app.client.reactions.add({ channel: CHANNEL, timestamp: ts, name: "+1" });
  const again = app.client.reactions.add({ channel: CHANNEL, timestamp: ts, name: "+1" });
  await assert.rejects(again, (error) => error.data.error === "already_reacted");
  return ts;
}

async function talk(ts) {
  const here = { by: PERSON, channel: CHANNEL };
  await app.client.chat.postMessage({ channel: CHANNEL, thread_ts: ts, text: "Write here." });
  const said = await people("say", { ...here, thread: ts, text: "my answer", broadcast: true });
  const event = await heard.next();
  assert.deepEqual([event.text, event.thread_ts], ["my answer", ts]);
  await people("edit", { ...here, ts: said.ts, text: "my better answer" });
  assert.equal((await edits.next()).message.text, "my better answer");
  const { messages } = await app.client.conversations.replies({ channel: CHANNEL, ts });
  assert.deepEqual(messages.slice(-2).map(({ text }) => text), ["Write here.", "my better answer"]);
  await people("delete", { ...here, ts: said.ts });
  assert.equal((await deletions.next()).deleted_ts, said.ts);
  await refused("run", { ...here, thread: ts, line: "/greet Ada" });

  const quoted = await people("say", { ...here, text: "to be quoted" });
  await heard.next();
  await people("run-on", { ...here, ts: quoted.ts, callback_id: "quote" });
  await sees("Quoted: to be quoted");

  const { channel } = await app.client.conversations.open({ users: PERSON });
  const direct = await app.client.chat.postMessage({ channel: channel.id, text: "psst" });
  assert.ok(direct.ok);
}

async function read(ts) {
  const pages = app.client.paginate("conversations.history", { channel: CHANNEL, limit: 2, include_all_metadata: true });
  const read = [];
  for await (const { messages } of pages) {
    assert.ok(messages.length <= 2);
    read.push(...messages);
  }
  const found = read.find((message) => message.ts === ts);
  assert.equal(found.text, "Counted: 1");
  const sorted = read.map((message) => message.ts).sort().reverse();
  assert.deepEqual(read.map((message) => message.ts), sorted, "the newest comes first, and none is missing or twice");
}

/** Forms that go on: one is laid over another, and changed from outside. */
async function forms() {
  const begun = await people("run-shortcut", { by: PERSON, callback_id: "write" });
  assert.equal(begun.view.title.text, "Your answer");
  const laid = await people("choose-in-form", { by: PERSON, action_id: "more" });
  assert.equal(laid.view.title.text, "More");
  const changed = await people("submit", { by: PERSON, values: {} });
  assert.equal(changed.view.title.text, "Even more");
  await people("close-form", { by: PERSON, all: true });
  assert.equal((await people("modal", { who: PERSON })).view, null);
}

/** Messages that come too fast are asked for again. */
async function hurry() {
  const texts = [1, 2, 3, 4, 5, 6].map((number) => `fast ${number}`);
  for (const text of texts) await app.client.chat.postMessage({ channel: CHANNEL, text });
  const { messages } = await app.client.conversations.history({ channel: CHANNEL, limit: texts.length });
  assert.deepEqual(messages.map(({ text }) => text), texts.toReversed());
  assert.ok(limited > 0, "nothing was limited");
}

/** The socket that is to be replaced is, and what is said then is heard. */
async function interrupt() {
  const { connected } = await people("sockets", { app: APP });
  // Bolt closes the old socket first, and waits for some seconds before it opens another.
  await people("ask-to-refresh");
  await people("connected", { app: APP, connections: 0, seconds: 20 });
  await people("connected", { app: APP, connections: 1, seconds: 20 });
  assert.equal((await people("sockets", { app: APP })).connected, connected + 1);
  await people("say", { by: PERSON, channel: CHANNEL, text: "did you hear this?" });
  assert.equal((await heard.next()).text, "did you hear this?");
}

async function story() {
  await app.start();
  assert.ok((await app.client.auth.test()).team);
  await run();
  const ts = await post();
  await talk(ts);
  await read(ts);
  await forms();
  await hurry();
  await interrupt();
  // What was sent last is acknowledged.
  await new Promise((resolve) => setTimeout(resolve, 1000));
}

function deadline(ms) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms).unref();
  });
}

const failed = new Promise((_, reject) => app.error(async (error) => reject(error.original ?? error)));
await Promise.race([story(), failed, deadline(90_000)]);
const { violations } = await people("forget-violations");
await app.stop();
assert.deepEqual(violations, []);
assert.deepEqual(complaints.heard, []);
const { version } = createRequire(import.meta.url)("@slack/bolt/package.json");
console.log(`Bolt for JavaScript ${version}: all well`);
