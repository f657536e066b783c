// Serves the page, and the packages that it is made of, to this machine alone.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** Serves `folders`, {"/prefix/": folder}, at a free port; resolves to {origin, close}. */
export async function serve(folders) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const prefix = Object.keys(folders).find((prefix) => path.startsWith(prefix));
    const name = prefix && normalize(path.slice(prefix.length));
    const type = name && !name.startsWith("..") && TYPES[extname(name)];
    const body = type && (await readFile(join(folders[prefix], name)).catch(() => null));
    response.writeHead(body ? 200 : 404, { "content-type": type || "text/plain" });
    response.end(body || "not here");
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
