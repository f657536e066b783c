// The page: `window.draw` puts one scene on it, and says where it is. The scene is HTML already.

import { withEmoji } from "../emoji.js";

window.ready = Promise.resolve(true);

window.draw = async (_story, scene) => {
  document.body.innerHTML = scene.html;
  useEmoji(document.body);
  await document.fonts.ready;
  await Promise.all([...document.images].map(loaded));
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  const { x, y, width, height } = document.querySelector(".scene").getBoundingClientRect();
  return { x, y, width: Math.floor(width), height: Math.floor(height) };
};

/** Emoji are pictures, not letters of a font. */
function useEmoji(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  for (const text of found) {
    const plain = document.createElement("span");
    plain.textContent = text.data;
    const drawn = withEmoji(plain.innerHTML);
    if (drawn === plain.innerHTML) continue;
    plain.innerHTML = drawn;
    text.replaceWith(plain);
  }
}

async function loaded(image) {
  await image.decode().catch(() => {
    throw new Error(`there is no picture ${new URL(image.src).pathname}`);
  });
}
