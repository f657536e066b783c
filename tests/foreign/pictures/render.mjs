// Draws what Keypoint sends to Discord or Slack as it is shown there, and writes it as PNG files.
//
//   node render.mjs INPUT.json OUTPUT_DIR [--only NAME]… [--theme dark|light]
//
// `scripts/pictures` installs what this needs and calls it. The pictures are for looking at, and
// for the documentation. Looks come from the package discord-components-core (and `page/looks.js`);
// what a text looks like, from our reading of Discord's rules in `page/markdown.js`. No network.
//
// # The input
//
// Embeds, components and modals are Discord's JSON, exactly as it was sent. Around them:
//
//   {
//     "zone": "Europe/Berlin",             // where the onlooker is; UTC if absent
//     "names": {                           // what ids are called; an id that is not here is drawn
//       "users": {"11": "alice"},          // as Discord draws one that it does not know
//       "roles": {"22": "interviewers"},
//       "channels": {"33": "interviews"},
//       "threads": {"44": "Rate limiter"}
//     },
//     "scenes": [
//       {
//         "name": "card",                  // the file: OUTPUT_DIR/card.png; a-z, 0-9 and -
//         "width": 760,                    // in CSS pixels; 760 if absent. The picture has twice that
//         "theme": "dark",                 // or "light"; dark if absent
//         "channel": "interviews",         // named above the messages; nothing is drawn if absent
//         "kind": "text",                  // what `channel` is: "text" (if absent) or "thread"
//         "now": "2026-03-02T09:00:00Z",   // the moment of looking; if absent, an item's own time
//         "items": [ … ]                   // from top to bottom
//       }
//     ]
//   }
//
// An item is one of these; of a message all but `author` and `timestamp` may be absent:
//
//   {
//     "message": {
//       "author": {"name": "Keypoint", "bot": true, "avatar": {…}},
//       "timestamp": "2026-03-02T09:00:00Z",
//       "content": "…",
//       "embeds": [ … ],                   // Discord's: title, url, description, color, fields
//                                          // (inline or not), author.name, footer.text, timestamp,
//                                          // image.url ("attachment://…")
//       "files": {"a.png": "data:image/png;base64,…"},   // what is attached, by name
//       "components": [ … ],               // Discord's action rows of buttons and select menus
//       "mention_everyone": false,         // Discord's: whether @everyone in it is a mention
//       "edited": false,
//       "reactions": [{"emoji": "🎉", "count": 2, "me": false}],
//       "reply_to": {"author": {…}, "content": "…"},
//       "command": {"author": {…}, "name": "stats"},   // "alice used /stats" above it
//       "ephemeral_for": "alice",          // who alone sees it; draws the notice for that
//       "thread": {"name": "…", "count": 3,            // the thread that was started from it
//                  "last": {"author": {…}, "content": "…", "timestamp": "…"}}
//     }
//   }
//   {"modal": {…}}                         // Discord's modal: title, components (action rows of text
//                                          // inputs, labels of inputs and menus, text displays);
//                                          // "app": {author} beside it says whose form it is
//   {"autocomplete": {
//     "command": "question ask",           // as typed, without the slash
//     "before": [{"name": "…", "value": "…"}],   // options that are filled in already
//     "option": {"name": "topic", "description": "…"},
//     "typed": "ha",
//     "choices": [ … ]                     // Discord's: {"name": "…", "value": "…"}
//   }}
//
// # The input from Slack
//
// Blocks and views are Slack's JSON, exactly as it was sent. Around them, as above but for:
//
//   {
//     "platform": "slack",
//     "names": {"users": {"U1": "alice"}, "groups": {"S1": "interviewers"}, "channels": {"C1": "interviews"}},
//     "scenes": [{"theme": "light",        // or "dark"; light if absent
//                 "kind": "channel",       // what `channel` is: "channel" (if absent), "thread", whose
//                                          // first message is its parent, or "direct"
//                 …}]
//   }
//
//   {
//     "message": {
//       "author": {"name": "Keypoint", "bot": true, "avatar": {…}},
//       "timestamp": "2026-03-02T09:00:00Z",
//       "blocks": [ … ],
//       "text": "…",                       // what is shown if there are no blocks
//       "edited": false,
//       "ephemeral": false,                // only visible to whoever looks
//       "files": [{"name": "a.png", "url": "data:image/png;base64,…"}],   // pictures below it
//       "reactions": [{"emoji": "🎉", "count": 2, "me": false}],
//       "thread": {"count": 3, "last": "2026-03-02T09:40:00Z", "authors": [{…}]}
//     }
//   }
//   {"view": {…}}                          // Slack's modal; "app": {author} beside it says whose
//
// An avatar is {"mark": true} for Keypoint's own, or {"colour": "#3ba55d", "initial": "A"}; without
// one, colour and initial come from the name. Anything that this cannot draw is an error that names
// the scene and the thing: a picture that leaves something out would be a lie.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { Browser } from "./browser.mjs";
import { serve } from "./server.mjs";
import { slackArtist } from "./slack/draw.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const WIDTH = 760;

async function main() {
  const { input, output, only, theme, chromium, packages } = readArguments(process.argv.slice(2));
  const story = readStory(input, JSON.parse(await readFile(input, "utf8")));
  const scenes = story.scenes.filter((scene) => only.length === 0 || only.includes(scene.name));
  const unknown = only.filter((name) => !story.scenes.some((scene) => scene.name === name));
  if (unknown.length) fail(`no scene is called ${unknown.join(", ")}; there are ${story.scenes.map((s) => s.name).join(", ")}`);

  await mkdir(output, { recursive: true });
  const server = await serve({ "/npm/": packages, "/": join(HERE, "page") });
  const browser = await Browser.open(chromium);
  try {
    const onSlack = story.platform === "slack";
    // What Slack shows is drawn here and only shown there; what Discord shows is drawn there.
    const draws = onSlack ? await slackArtist(packages) : undefined;
    await browser.goTo(`${server.origin}/${onSlack ? "slack/" : ""}index.html`);
    await browser.evaluate("window.ready");
    for (const [at, scene] of scenes.entries()) {
      process.stdout.write(`[${at + 1}/${scenes.length}] ${scene.name} … `);
      const file = join(output, `${scene.name}.png`);
      const themed = { ...scene, theme: theme ?? scene.theme };
      const size = await draw(browser, { ...story, scenes: undefined }, { ...themed, html: draws?.(story, themed) }, file);
      console.log(`${size.width}×${size.height} ${file}`);
    }
  } finally {
    await browser.close();
    server.close();
  }
}

async function draw(browser, story, scene, file) {
  const width = scene.width ?? WIDTH;
  await browser.size(width, 600);
  const part = await browser.evaluate(`window.draw(${JSON.stringify(story)}, ${JSON.stringify(scene)})`).catch((error) => {
    // The first line says what; the others say where in the page, which helps nobody who reads this.
    throw new Error(`${scene.name} cannot be drawn: ${error.message.split("\n")[0]}`);
  });
  const png = await browser.picture(part);
  const complaints = browser.complaints();
  if (complaints.length) throw new Error(`the page complains in ${scene.name}: ${complaints.join("; ")}`);
  await writeFile(file, png);
  return part;
}

function readStory(input, story) {
  if (!Array.isArray(story.scenes) || story.scenes.length === 0) fail(`${input} has no "scenes"`);
  const names = new Set();
  for (const { name, items } of story.scenes) {
    if (!/^[a-z0-9-]+$/.test(name ?? "")) fail(`${input}: ${JSON.stringify(name)} is no name of a scene: a-z, 0-9 and - only`);
    if (names.has(name)) fail(`${input}: two scenes are called ${name}`);
    if (!Array.isArray(items) || items.length === 0) fail(`${input}: the scene ${name} has no "items"`);
    names.add(name);
  }
  return story;
}

function readArguments(given) {
  const found = { only: [], chromium: process.env.CHROMIUM ?? "chromium", packages: process.env.KEYPOINT_PICTURES_PACKAGES };
  const paths = [];
  for (let at = 0; at < given.length; at += 1) {
    if (given[at] === "--only") found.only.push(given[(at += 1)]);
    else if (given[at] === "--theme") found.theme = given[(at += 1)];
    else if (given[at].startsWith("-")) fail(`unknown option ${given[at]}`);
    else paths.push(given[at]);
  }
  if (found.only.includes(undefined)) fail("--only needs the name of a scene");
  if (found.theme !== undefined && !["dark", "light"].includes(found.theme)) fail("--theme is dark or light");
  if (paths.length !== 2 || !found.packages) fail("call scripts/pictures, which says from where and whereto");
  return { ...found, input: resolve(paths[0]), output: resolve(paths[1]) };
}

function fail(reason) {
  console.error(`\nerror: ${reason}`);
  process.exit(1);
}

main().catch((error) => fail(error.message));
