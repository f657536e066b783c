// How Discord reads Markdown, by example. `scripts/pictures` runs this before it draws anything.

import assert from "node:assert/strict";
import { test } from "node:test";

import { parse } from "./page/markdown.js";
import { Clock } from "./page/time.js";

/** A tree in short: words as they are, all else as `type(what is in it)`. */
const short = (tree) => tree.map(shortNode).join("");

function shortNode(node) {
  if (node.type === "text") return node.text;
  if (node.type === "list") {
    const bullet = node.start === null ? "" : `${node.start}: `;
    return `list(${bullet}${node.items.map(short).join(" | ")})`;
  }
  const inner = node.content ? short(node.content) : (node.code ?? node.id ?? node.name ?? `${node.seconds} ${node.style}`);
  const kind = node.level ?? node.language ?? (node.type === "link" ? ` ${node.url}` : "");
  return `${node.type}${kind}(${inner})`;
}

function reads(name, examples) {
  test(name, () => {
    for (const [text, tree] of Object.entries(examples)) assert.equal(short(parse(text)), tree, text);
  });
}

reads("words are emphasised", {
  "**a** *b* _c_ __d__ ~~e~~ ||f||": "bold(a) italic(b) italic(c) underline(d) strike(e) spoiler(f)",
  "***both***": "italic(bold(both))",
  // Discord does this to names with underscores: an end of a word closes what began inside one.
  "a_b c_": "aitalic(b c)",
  "**a\n- b**": "bold(a\nlist(b))",
  "**a *b* c**": "bold(a italic(b) c)",
  "__**a**__": "underline(bold(a))",
});

reads("what only looks like emphasis is text", {
  "snake_case_name": "snake_case_name",
  "3 * 4 * 5": "3 * 4 * 5",
  "a_b_c d": "a_b_c d",
  "**": "**",
  "**open": "**open",
});

reads("a backslash takes a sign as it is", {
  "\\*a\\* \\_b\\_ \\`c\\`": "*a* _b_ `c`",
  "\\# no heading": "# no heading",
  "\\- no item\n1\\. neither": "- no item\n1. neither",
  "\\> no quote": "> no quote",
  "a \\\\ b \\n": "a \\ b \\n",
  "\\<@11> \\@everyone": "<@11> @everyone",
  "¯\\_(ツ)_/¯": "¯\\_(ツ)_/¯",
});

reads("code is not looked into", {
  "`*a*`": "code(*a*)",
  "`` a ` b ``": "code( a ` b )",
  "a\n```rust\nfn **x**() {}\n```\nb": "a\ncodeblockrust(fn **x**() {})b",
  "```\nplain\n```": "codeblock(plain)",
  "```one line```": "codeblock(one line)",
});

reads("blocks begin where a line begins", {
  "# a\n## b\n### c\n#### d": "heading1(a)heading2(b)heading3(c)#### d",
  "a # b": "a # b",
  "#a": "#a",
  "-# small\nnot": "subtext(small)not",
  "a -# b": "a -# b",
  "> a\n> b\nc": "quote(a\nb)c",
  ">a": ">a",
  ">>> a\nb": "quote(a\nb)",
  "> # a": "quote(heading1(a))",
});

reads("lists nest by indentation", {
  "- a\n- b\nc": "list(a | b)c",
  "* a\n  - b\n    - c\n* d": "list(a\nlist(b\nlist(c)) | d)",
  "1. a\n   - b\n2. c": "list(1: a\nlist(b) | c)",
  "7. a\n8. b": "list(7: a | b)",
  "- a\n  goes on": "list(a\ngoes on)",
  "- a\n1. b": "list(a)list(1: b)",
  "-a\n+ b\n1) c": "-a\n+ b\n1) c",
});

reads("links, mentions and times", {
  "[a *b*](https://x.y/z)": "link https://x.y/z(a italic(b))",
  "[https://a.b](https://c.d)": "[https://a.b](https://c.d)",
  "[a](javascript:b)": "[a](javascript:b)",
  "see https://a.b/c.": "see link https://a.b/c(https://a.b/c).",
  "<https://a.b>": "link https://a.b(https://a.b)",
  "<@11> <@!11> <@&22> <#33> </ask me:44>": "user(11) user(11) role(22) channel(33) command(ask me)",
  "<t:1772452800:R> <t:1772452800>": "time(1772452800 R) time(1772452800 undefined)",
});

test("titles have no links", () => {
  assert.equal(short(parse("[a](https://b.c) **d**", { links: false })), "[a](https://b.c) bold(d)");
});

test("times are told in the onlooker's zone", () => {
  const clock = new Clock("Europe/Berlin", new Date("2026-03-02T08:00:00Z"));
  const noon = Date.parse("2026-03-02T12:00:00Z") / 1000;
  assert.equal(clock.mention(noon), "March 2, 2026 at 1:00 PM");
  assert.equal(clock.mention(noon, "F"), "Monday, March 2, 2026 at 1:00 PM");
  assert.equal(clock.mention(noon, "t"), "1:00 PM");
  assert.equal(clock.mention(noon, "d"), "3/2/2026");
  assert.equal(clock.mention(noon, "R"), "in 4 hours");
  assert.equal(clock.mention(noon - 5 * 3600, "R"), "an hour ago");
  assert.equal(clock.mention(noon + 20 * 3600, "R"), "in a day");
  assert.equal(clock.stamp(new Date("2026-03-02T08:00:00Z")), "9:00 AM");
  assert.equal(clock.stamp(new Date("2026-03-01T22:59:00Z")), "Yesterday at 11:59 PM");
  assert.equal(clock.stamp(new Date("2026-02-27T08:00:00Z")), "2/27/26, 9:00 AM");
});
