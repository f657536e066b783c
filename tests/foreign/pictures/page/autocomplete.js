// What one sees while one fills in an option of a slash command: the line, and the choices above.

import { avatar } from "./avatar.js";
import { escaped } from "./markup.js";

export function autocomplete({ command, before = [], option, typed = "", choices }, around) {
  const name = option?.name ?? "";
  const rows = choices.map(
    (choice, at) => `<div class="choice${at === 0 ? " first" : ""}">${around.emoji(escaped(choice.name))}</div>`,
  );
  if (rows.length === 0) rows.push(`<div class="choice none">No options match your search.</div>`);
  const filled = before.map(({ name, value }) => pill(name, escaped(value)));
  return `<div class="typing"><div class="choices">
      <div class="asked"><strong>${escaped(name)}</strong> ${escaped(option?.description ?? "")}</div>${rows.join("")}
    </div>
    <div class="line"><img alt="" src="${avatar({ name: "Keypoint", avatar: { mark: true } })}" />
      <span class="command">/${escaped(command)}</span>${filled.join("")}${pill(name, `${escaped(typed)}<i class="caret"></i>`)}
    </div></div>`;
}

const pill = (name, value) => `<span class="option"><b>${escaped(name)}</b><span>${value}</span></span>`;
