// A modal: a form over the channel.

import { avatar } from "../page/avatar.js";
import { escaped } from "../page/markup.js";

const KEYPOINT = { name: "Keypoint", bot: true, avatar: { mark: true } };

export function view(view, app, around, blocks) {
  if (view.type !== "modal") throw new Error(`cannot draw a view of type ${view.type}`);
  const submit = view.submit ? `<span class="button submit">${escaped(view.submit.text)}</span>` : "";
  const close = `<span class="button">${escaped(view.close?.text ?? (view.submit ? "Cancel" : "Close"))}</span>`;
  return `<div class="backdrop"><div class="modal">
    <header><img alt="" src="${avatar(app ?? KEYPOINT)}" /><h1>${escaped(view.title.text)}</h1>
      <svg viewBox="0 0 20 20" width="20" height="20"><path d="M5 5l10 10M15 5L5 15" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/></svg>
    </header>
    <div class="fields">${blocks(view.blocks, around)}</div>
    <footer>${close}${submit}</footer>
  </div></div>`;
}
