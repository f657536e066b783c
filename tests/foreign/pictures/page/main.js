// The page: `window.draw` puts one scene on it, and says where it is.

import "discord-components";
import hljs from "highlight.js";
import dockerfile from "highlight.js/dockerfile";
import http from "highlight.js/http";

import { autocomplete } from "./autocomplete.js";
import { withEmoji } from "./emoji.js";
import { useLooks } from "./looks.js";
import { escaped } from "./markup.js";
import { goesOn, message } from "./message.js";
import { modal } from "./modal.js";
import { Clock } from "./time.js";

// Languages of questions that are not among the usual ones of the package.
hljs.registerLanguage("dockerfile", dockerfile);
hljs.registerLanguage("http", http);
useLooks();
window.ready = customElements.whenDefined("discord-messages").then(() => true);

/** Draws a scene of a story (see render.mjs); resolves to the part of the page that it takes. */
window.draw = async (story, scene) => {
  document.body.innerHTML = `<div class="scene ${theme(scene)}">${drawn(story, scene)}</div>`;
  await Promise.all([...document.querySelectorAll("*")].map((element) => element.updateComplete));
  await document.fonts.ready;
  await Promise.all(images(document).map(loaded));
  // Fonts and components that came of the first drawing have had their say after two frames.
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  const { x, y, width, height } = document.querySelector(".scene").getBoundingClientRect();
  return { x, y, width: Math.floor(width), height: Math.floor(height) };
};

/** The images of a part of the page, also those inside components. */
function images(part) {
  const inside = [...part.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? images(shadowRoot) : []));
  return [...part.querySelectorAll("img"), ...inside];
}

async function loaded(image) {
  await image.decode().catch(() => {
    throw new Error(`there is no picture ${new URL(image.src).pathname}`);
  });
}

/** What surrounds a text: what ids are called, what time it is, how code and emoji are drawn. */
class Surroundings {
  constructor(story, scene, sent) {
    this.names = story.names ?? {};
    this.clock = new Clock(story.zone ?? "UTC", new Date(scene.now ?? sent ?? 0));
    this.mentionsEveryone = false;
    this.files = {};
    this.emoji = withEmoji;
  }

  name(kind, id) {
    return this.names[kind]?.[id] ?? (kind === "channels" ? this.names.threads?.[id] : undefined);
  }

  /** What an embed shows: a file of its own message. */
  file(url) {
    const file = this.files[url.replace("attachment://", "")];
    if (!file) throw new Error(`no file of the message is ${url}`);
    return file;
  }

  isThread(id) {
    return id in (this.names.threads ?? {});
  }

  highlighted(code, language) {
    return language && hljs.getLanguage(language) ? hljs.highlight(code, { language }).value : escaped(code);
  }
}

function drawn(story, scene) {
  const parts = [];
  let messages = [];
  const flush = () => {
    if (messages.length) parts.push(channel(scene, messages.join("")));
    messages = [];
  };
  let before;
  for (const item of scene.items) {
    const around = new Surroundings(story, scene, item.message?.timestamp);
    if (item.message) {
      messages.push(message(item.message, around, goesOn(before, item.message)));
    } else {
      flush();
      if (item.modal) parts.push(modal(item.modal, item.app, around));
      else if (item.autocomplete) parts.push(autocomplete(item.autocomplete, around));
      else throw new Error(`cannot draw an item with ${Object.keys(item)}`);
    }
    before = item.message;
  }
  flush();
  return parts.join("");
}

function channel(scene, inner) {
  const head = scene.channel ? ` channel-name="${escaped(scene.channel)}" channel-type="${scene.kind ?? "text"}"` : "";
  const light = theme(scene) === "light" ? " light-theme" : "";
  return `<discord-messages${light}${head}>${inner}</discord-messages>`;
}

const theme = (scene) => scene.theme ?? "dark";
