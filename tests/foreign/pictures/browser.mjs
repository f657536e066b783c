// A headless Chromium, spoken to by its DevTools protocol over two pipes: no driver, no port.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Quiet and alone: an empty profile, nothing fetched for the browser's own sake, no name resolved.
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-extensions",
  "--no-first-run",
  "--hide-scrollbars",
  "--force-color-profile=srgb",
  "--font-render-hinting=none",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--remote-debugging-pipe",
];
// An answer takes milliseconds; one that takes this long will not come.
const PATIENCE_MS = 30_000;
const SCALE = 2;

export class Browser {
  #process;
  #profile;
  #waiting = new Map();
  #session;
  #next = 1;
  #complaints = [];
  #unread = "";

  static async open(executable) {
    const browser = new Browser();
    browser.#profile = await mkdtemp(join(tmpdir(), "keypoint-pictures-"));
    browser.#process = spawn(executable, [...FLAGS, `--user-data-dir=${browser.#profile}`, "about:blank"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    browser.#process.once("error", (error) => browser.#giveUp(`${executable} does not start: ${error.message}`));
    browser.#process.once("exit", (code) => browser.#giveUp(`${executable} ended with ${code}`));
    browser.#process.stdio[3].on("error", () => {}); // said by "exit"
    browser.#process.stdio[4].setEncoding("utf8").on("data", (text) => browser.#read(text));
    const { targetId } = await browser.#call("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await browser.#call("Target.attachToTarget", { targetId, flatten: true });
    browser.#session = sessionId;
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await browser.#call(`${domain}.enable`);
    return browser;
  }

  async goTo(url) {
    await this.size(800, 600);
    await this.#call("Page.navigate", { url });
    await this.evaluate("new Promise((done) => document.readyState === 'complete' ? done() : addEventListener('load', done))");
  }

  async size(width, height) {
    await this.#call("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: SCALE, mobile: false });
  }

  /** The value of an expression in the page, awaited; fails with what the page throws. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.#call("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  /** A PNG of a part of the page, {x, y, width, height} in its own pixels. */
  async picture(part) {
    const { data } = await this.#call("Page.captureScreenshot", {
      format: "png",
      clip: { ...part, scale: 1 },
      captureBeyondViewport: true,
    });
    return Buffer.from(data, "base64");
  }

  /** What the page has complained about since this was last asked. */
  complaints() {
    return this.#complaints.splice(0);
  }

  async close() {
    this.#process.removeAllListeners("exit");
    const gone = new Promise((resolve) => this.#process.once("exit", resolve));
    if (this.#process.exitCode === null && this.#process.kill()) await gone;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #call(method, params = {}) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error(`Chromium does not answer ${method}`));
      this.#waiting.set(id, { resolve, reject, timer: setTimeout(late, PATIENCE_MS) });
      this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId: this.#session })}\0`);
    });
  }

  #read(text) {
    const messages = (this.#unread + text).split("\0");
    this.#unread = messages.pop();
    for (const message of messages.map((message) => JSON.parse(message))) {
      if (message.id) this.#settle(message);
      else this.#notice(message);
    }
  }

  #settle({ id, result, error }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  #notice({ method, params }) {
    if (method === "Runtime.exceptionThrown") {
      const { exceptionDetails } = params;
      this.#complaints.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
    } else if (method === "Log.entryAdded" && params.entry.level === "error") {
      this.#complaints.push(`${params.entry.text} ${params.entry.url ?? ""}`.trim());
    }
  }

  #giveUp(reason) {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
    this.#waiting.clear();
  }
}
