// Calls of the JSON API, always as the member of this tab.

/** The id of the member who acts in this tab. */
export const me = document.body.dataset.as;

/** How long to wait for an answer, in milliseconds: longer than any command takes. */
const PATIENCE = 20_000;

/** The server refused: its message says what is wrong, its help what to do. */
export class Refusal extends Error {
  constructor(error, status) {
    super(error?.message ?? `The server answered with status ${status}.`);
    this.code = error?.code;
    this.help = error?.help ?? "";
  }
}

/** Nobody knows whether the server heard it. */
export class Offline extends Error {
  constructor() {
    super("No connection to Keypoint.");
    this.help = "Is it still running? This page connects again by itself.";
  }
}

/** Calls the API: `data` goes into the query of a GET or DELETE, else into the body. */
export async function call(method, path, data = {}) {
  const given = Object.entries({ as: me, ...data }).filter(([, value]) => value !== null && value !== undefined);
  const inQuery = method === "GET" || method === "DELETE";
  const request = { method, headers: {}, signal: AbortSignal.timeout(PATIENCE) };
  if (method !== "GET") request.headers["Content-Type"] = "application/json";
  if (!inQuery) request.body = JSON.stringify(Object.fromEntries(given));
  const url = `/api${path}${inQuery ? `?${new URLSearchParams(given)}` : ""}`;

  let response;
  let answer;
  try {
    response = await fetch(url, request);
    answer = await response.json();
  } catch (error) {
    if (response && !response.ok) throw new Refusal(null, response.status);
    throw error instanceof SyntaxError ? new Refusal(null, response.status) : new Offline();
  }
  if (!response.ok) throw new Refusal(answer.error, response.status);
  return answer;
}

export const api = {
  state: () => call("GET", "/state"),
  addMember: (name) => call("POST", "/members", { name }),
  addChannel: (name) => call("POST", "/channels", { name }),
  messages: (channel, before) => call("GET", `/channels/${id(channel)}/messages`, { before }),
  message: (message) => call("GET", `/messages/${id(message)}`),
  thread: (message) => call("GET", `/messages/${id(message)}/thread`),
  post: (channel, message) => call("POST", `/channels/${id(channel)}/messages`, message),
  edit: (message, text) => call("PATCH", `/messages/${id(message)}`, { text }),
  remove: (message) => call("DELETE", `/messages/${id(message)}`),
  read: (place, upTo) => call("POST", "/read", { ...place, up_to: upTo }),
  complete: (place, text, cursor) => call("POST", "/complete", { ...place, text, cursor }),
  command: (place, text) => call("POST", "/commands", { ...place, text }),
  press: (message, action) => call("POST", `/messages/${id(message)}/press`, { action }),
  submit: (place, action, values) => call("POST", "/forms", { ...place, action, values }),
};

function id(text) {
  return encodeURIComponent(text);
}
