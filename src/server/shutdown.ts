import type { Server } from "node:http";

const requestEndMaxMs = 10_000;

/** Takes no new connection, lets the requests in flight finish, and cuts those that take too long. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), requestEndMaxMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    // Kept-alive connections that are idle now, and those that become idle with their last answer.
    server.closeIdleConnections();
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.once("close", () => clearInterval(idle));
  });
}
