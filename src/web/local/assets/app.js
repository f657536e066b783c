// The page: where the reader is, what happens there, and what their clicks and keys mean.

import { api, me } from "./api.js";
import { Composer } from "./composer.js";
import { openForm } from "./dialog.js";
import { complain } from "./notice.js";
import * as sidebar from "./sidebar.js";
import { follow } from "./stream.js";
import { Timeline } from "./timeline.js";
import { keepTicking } from "./times.js";

/** How long to gather happenings before asking for counts, in milliseconds. */
const GATHER = 120;

const page = document.body;
const here = { channel: page.dataset.channel, thread: page.dataset.thread ?? null };
const threadPane = document.querySelector("#thread-pane");
const readUpTo = new Map();
let reading = null;
let counting = null;

const channel = new Timeline(document.querySelector("#messages"), () => readSoon());
const thread = new Timeline(document.querySelector("#replies"), () => readSoon());
const composers = Object.fromEntries([["write", channel], ["write-reply", thread]].map(([name, timeline]) => {
  const composer = new Composer(document.querySelector(`[data-for=${name}]`), {
    withNews,
    respond,
    posted: (message, isNew) => put(message, isNew),
    editLast: () => editLast(timeline, composer),
    remove,
  });
  return [name, composer];
}));

start();

function start() {
  sidebar.rememberMember();
  if (here.thread) thread.find(here.thread)?.classList.add("root");
  history.replaceState(null, "", sidebar.address(here));
  moveComposers();
  keepTicking();
  sidebar.start({ here, showChannel });
  const stream = follow(page.dataset.cursor, happened, () => {
    Object.values(composers).forEach((composer) => composer.resend());
    countSoon();
  });
  reload.stream = stream;
  document.addEventListener("click", clicked);
  addEventListener("popstate", () => goTo(new URLSearchParams(location.search)));
  document.addEventListener("visibilitychange", readSoon);
  addEventListener("focus", readSoon);
  document.addEventListener("keydown", keyed);
  document.querySelector("#close-thread").addEventListener("click", () => closeThread());
  channel.earlier.addEventListener("click", showEarlier);
  countSoon();
  page.classList.add("ready");
}

// Where the reader is

async function goTo(query) {
  if (query.get("as") !== me) {
    location.reload();
    return;
  }
  if (query.get("channel") !== here.channel) await showChannel(query.get("channel"), false);
  if (query.get("thread") && query.get("thread") !== here.thread) await showThread(query.get("thread"), false);
  if (!query.get("thread") && here.thread) closeThread(false);
}

async function showChannel(id, push = true) {
  sidebar.closeDrawer();
  if (id === here.channel && !here.thread) return;
  try {
    if (id !== here.channel) {
      await withNews(() => api.messages(id), ({ messages, more }) => {
        here.channel = id;
        channel.show(messages, more);
      });
    }
    hideThread();
    arrived(push);
    composers.write.input.focus();
  } catch (error) {
    complain(error);
  }
}

async function showThread(id, push = true) {
  try {
    await withNews(() => api.thread(id), ({ root, messages }) => {
      here.thread = id;
      threadPane.hidden = false;
      page.classList.add("in-thread");
      thread.show([root, ...messages]);
      thread.find(id)?.classList.add("root");
      thread.empty.hidden = messages.length > 0;
    });
    arrived(push);
    composers["write-reply"].input.focus();
  } catch (error) {
    complain(error);
  }
}

function closeThread(push = true) {
  const id = here.thread;
  hideThread();
  arrived(push);
  const summary = channel.find(id)?.querySelector(".summary");
  (summary ?? composers.write.input).focus();
}

function hideThread() {
  here.thread = null;
  threadPane.hidden = true;
  page.classList.remove("in-thread");
}

function arrived(push) {
  if (push) history.pushState(null, "", sidebar.address(here));
  sidebar.showHere(here);
  moveComposers();
  readSoon();
}

function moveComposers() {
  composers.write.moveTo({ channel: here.channel, thread: null });
  if (here.thread) composers["write-reply"].moveTo({ channel: here.channel, thread: here.thread });
}

async function showEarlier() {
  channel.earlier.disabled = true;
  try {
    const oldest = channel.messages[0]?.dataset.id;
    await withNews(() => api.messages(here.channel, oldest), ({ messages, more }) => channel.prepend(messages, more));
  } catch (error) {
    complain(error);
  } finally {
    channel.earlier.disabled = false;
  }
}

// What happens

/** What the stream has told since each question that is not answered yet. */
const news = new Set();

function happened(event) {
  for (const since of news) since.push(event);
  if (event.what === "reload") reload();
  take(event);
  if (event.what === "message" || event.what === "gone") refreshRoot(event);
  countSoon();
}

function take(event) {
  if (event.what === "message") put(event.message);
  if (event.what === "gone") gone(event);
}

/**
 * Shows what comes back to a question, then once more what the stream told meanwhile: an answer holds
 * messages as they were when it was written, and may come later than what happened to them after.
 */
async function withNews(ask, show) {
  const since = [];
  news.add(since);
  try {
    await show(await ask());
    since.forEach(take);
  } finally {
    news.delete(since);
  }
}

/** Too much was missed: everything that is shown is asked for again. */
async function reload() {
  try {
    const { cursor } = await sidebar.refresh(here);
    await withNews(() => api.messages(here.channel), ({ messages, more }) => channel.show(messages, more));
    if (here.thread) await showThread(here.thread, false);
    reload.stream.restartAt(cursor);
  } catch (error) {
    complain(error);
  }
}

function put(message, own = false) {
  if (message.channel !== here.channel) return;
  if (!message.thread) channel.put(message, own);
  if (message.thread && message.thread === here.thread) thread.put(message, own);
  if (message.id === here.thread) {
    thread.put(message, false, "root");
  }
}

function gone({ id }) {
  channel.remove(id);
  thread.remove(id);
  if (id === here.thread) closeThread();
}

/** What happens in a thread changes the summary under the message that it hangs on. */
async function refreshRoot(event) {
  if (!event.thread || event.channel !== here.channel || !channel.find(event.thread)) return;
  try {
    await withNews(() => api.message(event.thread), put);
  } catch {
    // The summary is old until the next reply; nothing that the reader asked for has failed.
  }
}

function countSoon() {
  clearTimeout(counting);
  counting = setTimeout(() => sidebar.refresh(here).catch(() => {}), GATHER);
}

/** Marks as read what the reader has before their eyes. */
function readSoon() {
  clearTimeout(reading);
  reading = setTimeout(async () => {
    if (document.visibilityState !== "visible") return;
    const open = [[channel, null], ...(here.thread ? [[thread, here.thread]] : [])];
    for (const [timeline, root] of open) {
      const last = timeline.lastId;
      const place = { channel: here.channel, thread: root };
      const key = `${place.channel} ${root ?? ""}`;
      if (!timeline.stuck || !last || readUpTo.get(key) === last) continue;
      try {
        await api.read(place, last);
        readUpTo.set(key, last);
        if (root) await refreshRoot(place);
      } catch {
        // It stays unread, and is marked with the next message or glance.
      }
    }
    countSoon();
  }, GATHER);
}

// What clicks and keys mean

function clicked(event) {
  const button = event.target.closest("[data-do], [data-press], #channels a, a[data-channel]");
  if (!button) return;
  const link = button.closest("a");
  if (link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    showChannel(link.closest("[data-channel]").dataset.channel);
    return;
  }
  const message = button.closest(".message");
  const inThread = threadPane.contains(message);
  if (button.dataset.press) press(button, message);
  else act(button.dataset.do, message, inThread, button);
}

function act(what, message, inThread, button) {
  const composer = composers[inThread ? "write-reply" : "write"];
  const { id } = message.dataset;
  if (what === "thread") showThread(id);
  if (what === "reply") composer.reply(message);
  if (what === "edit") composer.edit(message);
  if (what === "delete") remove(id);
  if (what === "dismiss") withButton(button, () => api.remove(id), () => gone({ id }));
  if (what === "show") (inThread ? thread : channel).point(button.dataset.target);
}

function press(button, message) {
  const place = { channel: here.channel, thread: threadPane.contains(message) ? here.thread : null };
  withButton(button, () => api.press(message.dataset.id, button.dataset.press), (said) => respond(said, place));
}

/** Runs what a button does; it cannot be pressed again meanwhile. */
async function withButton(button, run, done) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try {
    await withNews(run, done);
  } catch (error) {
    complain(error);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** Does what the API says after a command, a press or a form. */
function respond(response, place) {
  if (response.kind === "note" || response.kind === "update") put(response.message, response.kind === "note");
  if (response.kind === "form") {
    openForm(response.form, async (values) => {
      let invalid = null;
      await withNews(() => api.submit(place, response.form.action, values), (said) => {
        if (said.kind === "invalid") invalid = said;
        else respond(said, place);
      });
      return invalid;
    });
  }
  if (response.kind === "mistake" || response.kind === "invalid") complain(new Error(response.text));
}

function remove(id) {
  const form = { title: "Delete this message?", submit: "Delete", danger: true, fields: [] };
  openForm(form, async () => {
    await api.remove(id);
    Object.values(composers).forEach((composer) => composer.editing?.dataset.id === id && composer.leaveMode());
    gone({ id });
  });
}

function editLast(timeline, composer) {
  const last = timeline.messages.findLast((message) => message.dataset.markdown !== undefined);
  if (last) composer.edit(last);
  return last !== undefined;
}

function keyed(event) {
  if (event.defaultPrevented || event.key !== "Escape" || document.querySelector("dialog[open], :popover-open")) return;
  if (sidebar.closeDrawer()) return;
  if (here.thread) closeThread();
}
