// Times as Discord's client writes them in English (US). The zone and the moment of looking are
// given, so that a picture is the same wherever and whenever it is taken.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// From how many seconds on which unit counts, and what it is called.
const UNITS = [
  [365 * DAY, "year", "a year"],
  [30 * DAY, "month", "a month"],
  [DAY, "day", "a day"],
  [HOUR, "hour", "an hour"],
  [MINUTE, "minute", "a minute"],
  [1, "second", "a second"],
];

const DATE = { month: "long", day: "numeric", year: "numeric" };
const SHORT_DATE = { month: "numeric", day: "numeric", year: "2-digit" };
const CLOCK = { hour: "numeric", minute: "2-digit" };
const SECONDS = { ...CLOCK, second: "2-digit" };

export class Clock {
  /** `zone` is a name of the time zone database; `now` a Date. */
  constructor(zone, now) {
    this.zone = zone;
    this.now = now;
  }

  /** A `<t:…>` with its style; `f` if it has none. */
  mention(seconds, style = "f") {
    const date = new Date(seconds * 1000);
    const say = (...parts) => parts.map((part) => this.#say(date, part));
    switch (style) {
      case "t": return say(CLOCK)[0];
      case "T": return say(SECONDS)[0];
      case "d": return say({ ...SHORT_DATE, year: "numeric" })[0];
      case "D": return say(DATE)[0];
      case "f": return say(DATE, CLOCK).join(" at ");
      case "F": return say({ weekday: "long", ...DATE }, CLOCK).join(" at ");
      case "s": return say(SHORT_DATE, CLOCK).join(", ");
      case "S": return say(SHORT_DATE, SECONDS).join(", ");
      case "R": return this.relative(date);
      default: throw new Error(`a time has the unknown style ${style}`);
    }
  }

  /** "in 2 hours", "a day ago". */
  relative(date) {
    const seconds = (date - this.now) / 1000;
    const far = Math.round(Math.abs(seconds));
    const [length, unit, one] = UNITS.find(([length]) => far >= length) ?? UNITS.at(-1);
    const count = Math.round(far / length);
    const words = count === 1 ? one : `${count} ${unit}s`;
    if (far === 0) return "now";
    return seconds > 0 ? `in ${words}` : `${words} ago`;
  }

  /** "5m ago", beside the last message of a thread. */
  ago(date) {
    const far = Math.max(0, Math.round((this.now - date) / 1000));
    if (far < MINUTE) return "Just now";
    const [length, unit] = UNITS.find(([length]) => far >= length);
    return `${Math.floor(far / length)}${unit === "month" ? "mo" : unit[0]} ago`;
  }

  /** The time beside a message's author. */
  stamp(date) {
    const clock = this.#say(date, CLOCK);
    const day = this.#say(date, SHORT_DATE);
    if (day === this.#say(this.now, SHORT_DATE)) return clock;
    if (day === this.#say(new Date(this.now - DAY * 1000), SHORT_DATE)) return `Yesterday at ${clock}`;
    return `${day}, ${clock}`;
  }

  #say(date, parts) {
    // Not the narrow space that newer versions of the data put before AM and PM: fonts lack it.
    return new Intl.DateTimeFormat("en-US", { timeZone: this.zone, ...parts }).format(date).replaceAll("\u202f", " ");
  }
}
