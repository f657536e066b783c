// A scene of a story in Slack as HTML: what render.mjs shows, on page/slack.

import { escaped } from "../page/markup.js";
import { blockArtist } from "./blocks.mjs";
import { Clock } from "./dates.mjs";
import { goesOn, message } from "./message.mjs";
import { view } from "./view.mjs";

/** Resolves to a function that draws a scene. */
export async function slackArtist(packages) {
  const blocks = await blockArtist(packages);
  return (story, scene) => `<div class="scene ${themeOf(scene)}">${head(scene)}${items(story, scene, blocks)}</div>`;
}

const themeOf = (scene) => scene.theme ?? "light";

/** What surrounds a text: what ids are called, what time it is, which theme. */
class Surroundings {
  constructor(story, scene, sent) {
    this.names = story.names ?? {};
    this.theme = themeOf(scene);
    this.place = scene.channel ?? Object.values(this.names.channels ?? {})[0] ?? "general";
    this.clock = new Clock(story.zone ?? "UTC", new Date(scene.now ?? sent ?? 0));
    const listed = (kind) => Object.entries(this.names[kind] ?? {}).map(([id, name]) => ({ id, name }));
    this.data = { users: listed("users"), channels: listed("channels"), user_groups: listed("groups") };
  }

  name(kind, id) {
    return this.names[kind]?.[id];
  }
}

function head(scene) {
  if (!scene.channel) return "";
  const name = escaped(scene.channel);
  if (scene.kind === "thread") return `<header class="place"><b>Thread</b><span># ${name}</span></header>`;
  if (scene.kind === "direct") return `<header class="place"><b>${name}</b></header>`;
  return `<header class="place"><b># ${name}</b></header>`;
}

function items(story, scene, blocks) {
  let before;
  return scene.items
    .map((item, at) => {
      const around = new Surroundings(story, scene, item.message?.timestamp);
      const drawn = one(item, around, goesOn(before, item.message ?? {}), blocks);
      before = item.message;
      const replies = scene.items.length - 1;
      if (scene.kind !== "thread" || at !== 0 || replies === 0) return drawn;
      before = undefined;
      return `${drawn}<div class="replies"><span>${replies === 1 ? "1 reply" : `${replies} replies`}</span></div>`;
    })
    .join("");
}

function one(item, around, follows, blocks) {
  if (item.message) return message(item.message, around, follows, blocks);
  if (item.view) return view(item.view, item.app, around, blocks);
  throw new Error(`cannot draw an item with ${Object.keys(item)}`);
}
