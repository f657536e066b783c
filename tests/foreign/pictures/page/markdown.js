// Discord's Markdown, read into a tree.
//
// Discord's client does not speak CommonMark. It tries a list of rules at each point of the text,
// and takes the first that fits; what fits none is text. There are no paragraphs: a line break is a
// line break. Quotes, headings, subtext and lists begin where a line begins, but may stand inside
// anything. This file knows the rules, and nothing of HTML.
//
// A node is {type, …}; nodes that hold others have them in `content`, plain text has `text`.

const MOST_LIST_LEVELS = 11;

/** Reads a text; `links: false` is for where Discord shows no masked links. */
export function parse(text, { links = true } = {}) {
  return nodes(text, { lineStart: true, quoted: false, linked: !links, listLevel: 0 });
}

function nodes(text, state) {
  const found = [];
  let rest = text;
  while (rest) {
    const { node, length } = firstThatFits(rest, state);
    const last = found.at(-1);
    if (node.type === "text" && last?.type === "text") last.text += node.text;
    else found.push(node);
    rest = rest.slice(length);
  }
  return found;
}

function firstThatFits(rest, state) {
  for (const rule of RULES) {
    if (rule.block && !(state.lineStart && !state.linked)) continue;
    const match = rule.match(rest, state);
    if (!match) continue;
    const node = rule.node(match, state);
    // After a block, and after a line break in text, a line begins.
    if (rule.block) state.lineStart = true;
    else if (node.type === "text") state.lineStart = node.text.endsWith("\n");
    else if (!node.content) state.lineStart = node.type === "codeblock";
    return { node, length: match[0].length };
  }
  throw new Error(`no rule fits ${JSON.stringify(rest.slice(0, 40))}`);
}

const inside = (type) => (match, state) => ({ type, content: nodes(match[1], state) });
const leaf = (type, pattern, ...names) => ({
  match: (rest) => pattern.exec(rest),
  node: (match) => ({ type, ...Object.fromEntries(names.map((name, at) => [name, match[at + 1]])) }),
});

// --- Blocks ------------------------------------------------------------------------------------

const heading = {
  block: true,
  match: (rest) => /^ *(#{1,3}) +(?!#)(\S[^\n]*)(?:\n|$)/.exec(rest),
  node: ([, marks, words], state) => ({
    type: "heading",
    level: marks.length,
    content: nodes(words.trim(), state),
  }),
};

const subtext = {
  block: true,
  match: (rest) => /^-# +(?!-#)(\S[^\n]*)(?:\n|$)/.exec(rest),
  node: ([, words], state) => ({ type: "subtext", content: nodes(words.trim(), state) }),
};

// Quotes do not nest. ">>> " quotes all that follows; "> " a line, and lines in a row are one quote.
const quote = {
  block: true,
  match: (rest, state) => !state.quoted && (/^ *>>> ([^]+)/.exec(rest) ?? /^(?: *> [^\n]*(?:\n|$))+/.exec(rest)),
  node: (match, state) => {
    const words = match[1] ?? match[0].replace(/^ *> /gm, "").replace(/\n$/, "");
    state.quoted = true;
    const content = nodes(words, state);
    state.quoted = false;
    return { type: "quote", content };
  },
};

// An item goes on in lines that are indented by two spaces more than its bullet.
const ITEM = /^( *)([*-]|\d{1,10}\.) +([^\s][^\n]*(?:\n\1 {2}[^\n]*\S[^\n]*)*)(?:\n|$)/;

const list = {
  block: true,
  match: (rest, state) => {
    if (state.listLevel >= MOST_LIST_LEVELS) return null;
    const first = ITEM.exec(rest);
    if (!first) return null;
    const [, indent, bullet] = first;
    const numbered = bullet.endsWith(".");
    const items = [];
    let length = 0;
    for (let item = first; item; item = ITEM.exec(rest.slice(length))) {
      if (item[1].length !== indent.length || item[2].endsWith(".") !== numbered) break;
      items.push(item[3].replaceAll(`\n${indent}  `, "\n"));
      length += item[0].length;
    }
    return Object.assign([rest.slice(0, length)], { items, start: numbered ? parseInt(bullet, 10) : null });
  },
  node: ({ items, start }, state) => {
    state.listLevel += 1;
    const read = items.map((item) => {
      state.lineStart = true;
      return nodes(item, state);
    });
    state.listLevel -= 1;
    return { type: "list", start, items: read };
  },
};

// --- Code --------------------------------------------------------------------------------------

// Not a block to Discord: it may begin amid a line. The line break after it is part of it.
const codeblock = {
  match: (rest) => /^```(?:([\w+\-.#]+)[ \t]*\n)?\n*([^]*?[^\n][^]*?)\n*```\n?/.exec(rest),
  node: ([, language, text]) => ({ type: "codeblock", language, code: text }),
};

const code = {
  match: (rest) => /^(``?)(?!`)([^]*?[^`])\1(?!`)/.exec(rest),
  node: ([, marks, text]) => ({
    type: "code",
    // A space inside each of the double marks is there so that the text may begin with a mark.
    code: marks.length === 2 ? text.replace(/^ (?=`)|(?<=`) $/g, "") : text,
  }),
};

// --- Words -------------------------------------------------------------------------------------

const escape = {
  match: (rest) => /^\\([^0-9A-Za-z\s])/.exec(rest),
  node: ([, text]) => ({ type: "text", text }),
};

// The one smiley that the other rules would take apart.
const shrug = { match: (rest) => /^¯\\_\(ツ\)_\/¯/.exec(rest), node: ([text]) => ({ type: "text", text }) };

// Where several of these fit, the one that spans most; of equals italic before bold before underline.
const EMPHASES = [
  ["italic", /^\*(?=\S)((?:\\[^]|\*\*|\s+(?:\\[^]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/],
  ["italic", /^_((?:\\[^]|__|[^\\_])+?)_(?!\w)/],
  ["bold", /^\*\*((?:\\[^]|[^\\])+?)\*\*(?!\*)/],
  ["underline", /^__((?:\\[^]|[^\\])+?)__(?!_)/],
];

const emphasis = {
  match: (rest) => {
    let best = null;
    for (const [type, pattern] of EMPHASES) {
      const match = pattern.exec(rest);
      if (match && match[0].length > (best?.[0].length ?? 0)) best = Object.assign(match, { type });
    }
    return best;
  },
  node: (match, state) => inside(match.type)(match, state),
};

const strike = { match: (rest) => /^~~([^]+?)~~(?!_)/.exec(rest), node: inside("strike") };
const spoiler = { match: (rest) => /^\|\|([^]+?)\|\|/.exec(rest), node: inside("spoiler") };

// --- Links, mentions and times -----------------------------------------------------------------

const URL = /^https?:\/\/[^\s<]+[^<.,:;"'\])\s]/;
const LINK = /^\[((?:\[[^\]]*\]|\\.|[^[\]])+)\]\(\s*<?(https?:\/\/(?:\([^)\s]*\)|[^\s()<>])+)>?(?:\s+"[^"]*")?\s*\)/;

const link = {
  match: (rest, state) => (state.linked ? null : LINK.exec(rest)),
  node: ([whole, words, url], state) => {
    // A link whose words pretend to be another address is shown as it was typed.
    if (/https?:\/\//.test(words)) return { type: "text", text: whole };
    state.linked = true;
    const content = nodes(words, state);
    state.linked = false;
    return { type: "link", url, content };
  },
};

const address = (pattern) => ({
  match: (rest, state) => (state.linked ? null : pattern.exec(rest)),
  node: (match) => ({ type: "link", url: match[1] ?? match[0], content: [{ type: "text", text: match[1] ?? match[0] }] }),
});

// Up to what could begin another rule; a line break ends a piece, so that blocks are looked for.
const text = {
  match: (rest) => /^[^]+?(?=[\\*_~|`[<@¯\n]|\bhttps?:\/\/|$)/.exec(rest),
  node: ([text]) => ({ type: "text", text }),
};
const newline = { match: (rest) => /^\n/.exec(rest), node: () => ({ type: "text", text: "\n" }) };

const RULES = [
  heading,
  subtext,
  quote,
  list,
  codeblock,
  newline,
  shrug,
  escape,
  address(/^<(https?:\/\/[^\s>]+)>/),
  address(URL),
  link,
  leaf("user", /^<@!?(\d+)>/, "id"),
  leaf("role", /^<@&(\d+)>/, "id"),
  leaf("channel", /^<#(\d+)>/, "id"),
  leaf("command", /^<\/([^:>]+):\d+>/, "name"),
  leaf("everyone", /^@(everyone|here)/, "name"),
  leaf("time", /^<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/, "seconds", "style"),
  leaf("emoji", /^<a?:(\w+):\d+>/, "name"),
  emphasis,
  strike,
  code,
  spoiler,
  text,
];
