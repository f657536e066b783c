// The stream of what happens: one connection for the page, made again when it is gone, from where
// it left off.

import { me } from "./api.js";
import { showReconnecting } from "./notice.js";

/** How long to wait before connecting again, in milliseconds: soon at first, never long. */
const WAITS = [300, 600, 1_000, 2_000, 4_000];

/** How long a connection may be gone before the page says so, in milliseconds. */
const QUIET = 700;

/**
 * Follows the stream after `cursor`: `onEvent` gets each event's data, `onBack` is called when a
 * lost connection is there again.
 */
export function follow(cursor, onEvent, onBack) {
  let source = null;
  let failures = 0;
  let retry = null;
  let notice = null;

  function connect() {
    clearTimeout(retry);
    source?.close();
    source = new EventSource(`/api/events?${new URLSearchParams({ as: me, after: cursor })}`);
    source.onopen = opened;
    source.onerror = lost;
    source.onmessage = (event) => {
      if (event.lastEventId) cursor = event.lastEventId;
      onEvent(JSON.parse(event.data));
    };
  }

  function opened() {
    clearTimeout(notice);
    notice = null;
    showReconnecting(false);
    if (failures > 0) onBack();
    failures = 0;
  }

  function lost() {
    source.close();
    notice ??= setTimeout(() => showReconnecting(true), QUIET);
    retry = setTimeout(connect, WAITS[Math.min(failures, WAITS.length - 1)]);
    failures += 1;
  }

  /** Connects now rather than when the wait is over. */
  function hurry() {
    if (failures > 0 && document.visibilityState === "visible") connect();
  }

  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  // A page that is left must not hold its connection: browsers allow only a few to one server.
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && connect());
  connect();
  return { restartAt: (newCursor) => { cursor = newCursor; connect(); } };
}
