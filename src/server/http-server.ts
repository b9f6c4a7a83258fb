import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import compression from "compression";
import type { Config } from "../config.ts";
import { log } from "../log.ts";
import { clientAddress } from "./client-address.ts";
import { type Problem, problemHtml, problemStatus, visitorLanguage } from "./problem-page.ts";
import { bodyLimitBytes, readBody, saysItFitsForm, takesFile } from "./request-body.ts";
import { securityHeaders } from "./security-headers.ts";

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

type NodeMiddleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

// Its types ask for Express, its code only for node's request and response.
const compress = compression() as unknown as NodeMiddleware;

const drainMaxMs = 3_000;
const requestMaxMs = 120_000;

/** Our own server around Astro's handler: what must hold for static files and refusals as well as for pages. */
export function createHttpServer(config: Config, handlePage: PageHandler): Server {
  const headers = Object.entries(securityHeaders(config.publicUrl));
  const server = createServer({ requestTimeout: requestMaxMs }, (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    answer(request, response, config, handlePage).catch((error: unknown) => {
      log.error({ err: error, requestId: request.headers["x-request-id"] }, "a request failed");
      refuse(request, response, "failed");
    });
  });
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  config: Config,
  handlePage: PageHandler,
): Promise<void> {
  stamp(request, response, config);
  if (request.method !== "GET" && request.method !== "HEAD") {
    const isFileFromStranger = carriesFile(request) && !(await isSignedIn(request));
    const limitBytes = bodyLimitBytes(carriesFile(request) && !isFileFromStranger);
    const body = await readBody(request, limitBytes).catch(() => undefined);
    if (body === undefined) return void response.destroy();
    if (body === null) return refuse(request, response, isFileFromStranger ? "signed-out" : "too-large");
    // Where Astro looks first; the stream itself has been read.
    (request as IncomingMessage & { body?: Buffer }).body = body;
  }
  compress(request, response, () => void handlePage(request, response));
}

function carriesFile(request: IncomingMessage): boolean {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  return takesFile(path) && !saysItFitsForm(request);
}

// Before a large body is read into memory, which strangers could fill.
async function isSignedIn({ headers }: IncomingMessage): Promise<boolean> {
  if (!headers.cookie) return false;
  const { findSession } = await import("../auth/sessions.ts");
  return (await findSession(new Headers({ cookie: headers.cookie }), new Date())) !== null;
}

// What the middleware must know and no client may say, it finds in headers that are overwritten here.
function stamp(request: IncomingMessage, response: ServerResponse, config: Config): void {
  const requestId = randomUUID();
  const forwardedFor = request.headers["x-forwarded-for"];
  request.headers["x-request-id"] = requestId;
  request.headers["x-manyi-address"] = clientAddress(
    request.socket.remoteAddress,
    Array.isArray(forwardedFor) ? forwardedFor.at(-1) : forwardedFor,
    config.publicUrl,
  );
  response.setHeader("X-Request-Id", requestId);
}

/** Answers with a plain page and closes the connection, after letting a client that is still sending finish. */
function refuse(request: IncomingMessage, response: ServerResponse, problem: Problem): void {
  if (response.headersSent) return void response.destroy();
  const { cookie, "accept-language": acceptLanguage, "x-request-id": requestId } = request.headers;
  const page = Buffer.from(
    problemHtml(problem, visitorLanguage(cookie, acceptLanguage), String(requestId ?? "")),
  );
  response.writeHead(problemStatus[problem], {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": page.length,
    "Cache-Control": "no-store",
    Connection: "close",
  });
  response.write(page);
  if (request.complete) return void response.end();
  const timer = setTimeout(() => response.destroy(), drainMaxMs);
  request.once("end", () => response.end());
  request.once("close", () => clearTimeout(timer));
  request.resume();
}
