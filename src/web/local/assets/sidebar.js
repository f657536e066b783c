// The channels with their unread marks, and the members as whom one can act.

import { api, me } from "./api.js";
import { openForm } from "./dialog.js";
import { complain } from "./notice.js";

const page = document.body;
const channels = document.querySelector("#channels");
const members = document.querySelector("#members ul");
const opener = document.querySelector("#open-drawer");

export function start({ here, showChannel }) {
  opener.addEventListener("click", () => openDrawer());
  document.querySelector("#backdrop").addEventListener("click", () => closeDrawer());
  document.querySelector("#add-channel").addEventListener("click", () => addChannel(here, showChannel));
  document.querySelector("#add-member").addEventListener("submit", (event) => addMember(event, here));
  members.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    // The new member starts where this one is, not in a thread that may mean nothing to them.
    if (link) link.href = address({ channel: here.channel, thread: null }, link.closest("li").dataset.member);
  });
  channels.addEventListener("keydown", walk);
}

/** The URL of a place. */
export function address({ channel, thread }, as = me) {
  const query = new URLSearchParams({ as, channel });
  if (thread) query.set("thread", thread);
  return `/?${query}`;
}

/** A tab stays with its member, also when it is opened without saying who. */
export function rememberMember() {
  const remembered = sessionStorage.getItem("as");
  const asked = new URLSearchParams(location.search).has("as");
  sessionStorage.setItem("as", me);
  if (!asked && remembered && remembered !== me) location.replace(`/?${new URLSearchParams({ as: remembered })}`);
}

/** Asks for the counts and names, and shows them; returns the state. */
export async function refresh(here) {
  const state = await api.state();
  keepItems(channels, "channel", state.channels, (item, channel) => {
    item.querySelector("a").href = address({ channel: channel.id, thread: null });
    item.querySelector(".name").textContent = channel.name;
    item.querySelector("a").classList.toggle("unread", channel.unread > 0);
    const count = item.querySelector(".unread-count");
    count.hidden = channel.unread === 0;
    count.textContent = channel.unread;
    count.setAttribute("aria-label", `${channel.unread} unread`);
  });
  keepItems(members, "member", state.members, (item, member) => {
    item.querySelector("a").href = address({ channel: here.channel, thread: null }, member.id);
    item.querySelector(".name").textContent = member.name;
    item.querySelector(".badge").hidden = !member.admin;
    if (item.querySelector(".avatar").textContent === "") {
      item.querySelector(".avatar").textContent = [...member.name][0].toLocaleUpperCase();
    }
  });
  showHere(here);
  const unread = state.channels.reduce((sum, channel) => sum + channel.unread, 0);
  const elsewhere = state.channels.some((channel) => channel.unread > 0 && channel.id !== here.channel);
  document.title = document.title.replace(/^(\(\d+\) )?/, unread ? `(${unread}) ` : "");
  opener.querySelector(".dot").hidden = !elsewhere;
  return state;
}

/** Marks where the reader is. */
export function showHere(here) {
  for (const item of channels.querySelectorAll(":scope > li")) {
    const current = item.dataset.channel === here.channel;
    if (current) item.querySelector("a").setAttribute("aria-current", "page");
    else item.querySelector("a").removeAttribute("aria-current");
    if (!current) continue;
    const name = item.querySelector(".name").textContent;
    document.querySelector("#channel-name").textContent = name;
    document.querySelector("#write").setAttribute("aria-label", `Message #${name}`);
    document.title = document.title.replace(/#.*(?= · Keypoint$)/, () => `#${name}`);
  }
}

/** Closes the drawer of a narrow screen; returns whether it was open. */
export function closeDrawer() {
  if (!page.classList.contains("drawer")) return false;
  page.classList.remove("drawer");
  opener.setAttribute("aria-expanded", "false");
  opener.focus();
  return true;
}

function openDrawer() {
  page.classList.add("drawer");
  opener.setAttribute("aria-expanded", "true");
  channels.querySelector("[aria-current]")?.focus();
}

/** Makes the list hold one item for each thing, from the template that the server rendered. */
function keepItems(list, kind, things, fill) {
  for (const thing of things) {
    let item = list.querySelector(`:scope > li[data-${kind}="${CSS.escape(thing.id)}"]`);
    if (!item) {
      item = list.querySelector("template").content.firstElementChild.cloneNode(true);
      item.dataset[kind] = thing.id;
      list.insertBefore(item, list.querySelector("template"));
    }
    fill(item, thing);
  }
}

function walk(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step) return;
  const links = [...channels.querySelectorAll(":scope > li a")];
  const next = links[links.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function addChannel(here, showChannel) {
  const fields = [{ id: "name", label: "Name", placeholder: "system-design", max_chars: 80 }];
  openForm({ title: "Add a channel", submit: "Add", fields }, async ({ name }) => {
    if (!name.trim()) return { field: "name", text: "Give the channel a name." };
    const channel = await api.addChannel(name);
    await refresh(here);
    await showChannel(channel.id);
    return null;
  });
}

async function addMember(event, here) {
  event.preventDefault();
  const { name } = event.target.elements;
  try {
    const member = await api.addMember(name.value);
    location.assign(address({ channel: here.channel, thread: null }, member.id));
  } catch (error) {
    complain(error);
    name.focus();
  }
}
