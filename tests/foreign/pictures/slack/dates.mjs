// Times as Slack's client writes them in English (US). The zone and the moment of looking are given,
// so that a picture is the same wherever and whenever it is taken.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = [
  [365 * DAY, "year"],
  [30 * DAY, "month"],
  [DAY, "day"],
  [HOUR, "hour"],
  [MINUTE, "minute"],
];

export class Clock {
  /** `zone` is a name of the time zone database; `now` a Date. */
  constructor(zone, now) {
    this.zone = zone;
    this.now = now;
  }

  /** What `<!date^…>` shows: a format with its tokens filled in, or the fallback. */
  filled(seconds, format, fallback = "") {
    const date = new Date(Number(seconds) * 1000);
    if (Number.isNaN(date.getTime())) return fallback;
    const known = { ...this.#tokens(date) };
    const tokens = [...format.matchAll(/\{([a-z_]+)\}/g)].map(([, token]) => token);
    if (tokens.some((token) => !(token in known))) return fallback;
    return format.replace(/\{([a-z_]+)\}/g, (_, token) => known[token]);
  }

  /** The time beside a message's author, and the day before it if that is not today. */
  stamp(date) {
    const time = this.#say(date, { hour: "numeric", minute: "2-digit" });
    const near = this.#near(date);
    if (near === "today") return time;
    return `${near ? capital(near) : this.#say(date, { month: "short", day: "numeric" })} at ${time}`;
  }

  /** "Today at 9:20 AM", beside the replies of a thread. */
  lastReply(date) {
    const time = this.#say(date, { hour: "numeric", minute: "2-digit" });
    const near = this.#near(date);
    return near ? `${near} at ${time}` : this.#ago(date);
  }

  /** The line between two days. */
  day(date) {
    const near = this.#near(date);
    return near ? capital(near) : this.#long(date, false);
  }

  #tokens(date) {
    const pretty = (text) => this.#near(date) ?? text;
    const dated = `${this.#say(date, { month: "long" })} ${ordinal(this.#number(date))}, ${this.#say(date, { year: "numeric" })}`;
    const short = this.#say(date, { month: "short", day: "numeric", year: "numeric" });
    const long = this.#long(date, true);
    return {
      date_num: this.#digits(date).join("-"),
      date_slash: this.#digits(date).toReversed().join("/"),
      date: dated,
      date_pretty: pretty(dated),
      date_short: short,
      date_short_pretty: pretty(short),
      date_long: long,
      date_long_full: this.#say(date, { month: "long", day: "numeric", year: "numeric" }),
      date_long_pretty: pretty(long),
      day_divider_pretty: pretty(this.#long(date, false)),
      time: this.#say(date, { hour: "numeric", minute: "2-digit" }),
      time_secs: this.#say(date, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
      ago: this.#ago(date),
    };
  }

  #digits(date) {
    const parts = new Intl.DateTimeFormat("en-CA", { timeZone: this.zone, year: "numeric", month: "2-digit", day: "2-digit" });
    return parts.format(date).split("-");
  }

  #number = (date) => Number(this.#say(date, { day: "numeric" }));

  #long(date, year) {
    const day = `${this.#say(date, { weekday: "long" })}, ${this.#say(date, { month: "long" })} ${ordinal(this.#number(date))}`;
    return year ? `${day}, ${this.#say(date, { year: "numeric" })}` : day;
  }

  #near(date) {
    const day = (date) => this.#digits(date).join("-");
    const shifted = (days) => new Date(this.now.getTime() + days * DAY * 1000);
    const names = { yesterday: -1, today: 0, tomorrow: 1 };
    return Object.keys(names).find((name) => day(date) === day(shifted(names[name])));
  }

  #ago(date) {
    const seconds = (date - this.now) / 1000;
    const [length, unit] = UNITS.find(([length]) => Math.abs(seconds) >= length) ?? [1, "second"];
    const count = Math.round(Math.abs(seconds) / length);
    const words = `${count} ${unit}${count === 1 ? "" : "s"}`;
    return seconds > 0 ? `in ${words}` : `${words} ago`;
  }

  #say(date, parts) {
    // Not the narrow space that newer versions of the data put before AM and PM: fonts lack it.
    return new Intl.DateTimeFormat("en-US", { timeZone: this.zone, ...parts }).format(date).replaceAll("\u202f", " ");
  }
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

function ordinal(number) {
  const endings = { one: "st", two: "nd", few: "rd", other: "th" };
  return `${number}${endings[new Intl.PluralRules("en-US", { type: "ordinal" }).select(number)]}`;
}
