// How Slack shows dates, by example. `scripts/pictures` runs this before it draws anything.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Clock } from "./dates.mjs";

const clock = new Clock("America/Los_Angeles", new Date("2014-02-18T20:00:00Z"));
const filled = (format, seconds = 1392734382) => clock.filled(seconds, format, "fallback");

test("tokens are filled in, in the zone of whoever looks", () => {
  assert.equal(filled("Posted {date_num} {time_secs}"), "Posted 2014-02-18 6:39:42 AM");
  assert.equal(filled("{date} at {time}"), "February 18th, 2014 at 6:39 AM");
  assert.equal(filled("{date_short}"), "Feb 18, 2014");
  assert.equal(filled("{date_long}"), "Tuesday, February 18th, 2014");
  assert.equal(filled("{date_slash}"), "18/02/2014");
});

test("near days have names", () => {
  assert.equal(filled("{date_short_pretty} at {time}"), "today at 6:39 AM");
  assert.equal(filled("{date_pretty}", 1392734382 + 86_400), "tomorrow");
  assert.equal(filled("{date_long_pretty}", 1392734382 - 86_400), "yesterday");
  assert.equal(filled("{date_pretty}", 1392734382 + 3 * 86_400), "February 21st, 2014");
});

test("a time is so far away", () => {
  assert.equal(filled("{ago}"), "5 hours ago");
  assert.equal(filled("{ago}", 1392753600 + 60), "in 1 minute");
});

test("what cannot be filled in is the fallback", () => {
  assert.equal(filled("{month}"), "fallback");
  assert.equal(filled("{date}", "soon"), "fallback");
});

test("a message has the time of its day", () => {
  assert.equal(clock.stamp(new Date("2014-02-18T14:39:42Z")), "6:39 AM");
  assert.equal(clock.stamp(new Date("2014-02-17T14:39:42Z")), "Yesterday at 6:39 AM");
  assert.equal(clock.stamp(new Date("2014-02-10T14:39:42Z")), "Feb 10 at 6:39 AM");
});
