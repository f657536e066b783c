// Times in the reader's own zone and language, and countdowns.

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const dateTime = new Intl.DateTimeFormat(undefined, {
  weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
});
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Turns every time below `root` into the reader's own. */
export function localise(root) {
  for (const time of root.querySelectorAll("time[data-style]")) {
    const at = new Date(time.dateTime);
    time.title = full.format(at);
    if (time.dataset.style === "clock") time.textContent = clock.format(at);
    if (time.dataset.style === "date-time") time.textContent = dateTime.format(at);
    if (time.dataset.style === "relative") countDown(time, Date.now());
  }
}

/** Keeps relative times true, each second. */
export function keepTicking() {
  setInterval(() => {
    const now = Date.now();
    for (const time of document.querySelectorAll('time[data-style="relative"]')) countDown(time, now);
  }, SECOND);
}

/** The name of a day: today, yesterday, or its date. */
export function dayName(at) {
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const ago = Math.round((midnight(new Date()) - midnight(at)) / DAY);
  if (ago > 1) return day.format(at);
  const name = relative.format(-ago, "day");
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

function countDown(time, now) {
  const left = Date.parse(time.dateTime) - now;
  const reveal = time.closest(".tone-question .card") !== null;
  const text = reveal ? untilReveal(left) : roughly(left);
  time.classList.toggle("counting", reveal && left > 0 && left < HOUR);
  time.classList.toggle("due", reveal && left <= 0);
  if (time.textContent !== text) time.textContent = text;
}

/** The time until a question is revealed, to the second in its last hour. */
function untilReveal(left) {
  if (left <= 0) return "revealing…";
  const seconds = Math.ceil(left / SECOND);
  if (seconds >= 3_600) return roughly(left);
  return `in ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function roughly(left) {
  const size = Math.abs(left);
  if (size < MINUTE) return left > 0 ? "in less than a minute" : "just now";
  if (size < HOUR) return relative.format(Math.round(left / MINUTE), "minute");
  if (size < DAY && left > 0) return `in ${Math.floor(left / HOUR)} h ${Math.floor((left % HOUR) / MINUTE)} min`;
  if (size < DAY) return relative.format(Math.round(left / HOUR), "hour");
  return relative.format(Math.round(left / DAY), "day");
}
