import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { DataFolderLockedError } from "../db/data-lock.ts";
import { app } from "./app.ts";
import { findDemo } from "./auth/demo.service.ts";
import { anyStaff } from "./auth/staff.service.ts";
import { type Config, ConfigError, isLocalOnly, readConfig } from "./config.ts";
import { log } from "./log.ts";
import { isDatabaseAway } from "./server/database-away.ts";
import { createHttpServer, type PageHandler } from "./server/http-server.ts";
import { startApp } from "./server/running-app.ts";
import { closeServer } from "./server/shutdown.ts";

/** A start that failed for a reason worth one sentence rather than a stack. */
class StartError extends Error {}

try {
  await serve(readConfig(process.env));
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
}

async function serve(config: Config): Promise<void> {
  const handlePage = await loadPages();
  say(
    config.databaseUrl ? "Opening the database …" : `Opening the embedded database in ${config.dataFolder} …`,
  );
  const running = await startApp(config, say);
  const server = createHttpServer(config, handlePage);
  server.listen(config.port, config.host);
  try {
    await once(server, "listening");
  } catch (error) {
    await running.stop();
    throw error;
  }
  stopOnSignal(async () => {
    await closeServer(server);
    await running.stop();
  });
  say(`Manyi is ready at ${config.publicUrl}`);
  say(await howToSignIn(config));
}

async function loadPages(): Promise<PageHandler> {
  const entry = path.resolve("dist/server/entry.mjs");
  if (!existsSync(entry)) throw new StartError("The pages have not been built yet. Run: npm run build");
  process.env.ASTRO_NODE_AUTOSTART = "disabled";
  const built = (await import(pathToFileURL(entry).href)) as { handler: PageHandler };
  return built.handler;
}

async function howToSignIn(config: Config): Promise<string> {
  if (await anyStaff(app().db))
    return `Sign in at ${config.publicUrl}/sign-in with your e-mail and password.`;
  const setUp = `${config.publicUrl}/setup and enter the code ${app().setupCode}`;
  if ((await findDemo(app().db)) && (config.demo || isLocalOnly(config)))
    return `Sign in at ${config.publicUrl}/sign-in as one of the demo's people.\nFor a company of your own: open ${setUp}`;
  return `Nobody can sign in yet: open ${setUp}`;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    // A second signal means: now.
    if (stopping) process.exit(1);
    stopping = true;
    say(`Stopping (${signal}): finishing what is under way …`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

function sentenceFor(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  if (error instanceof DataFolderLockedError) return error.message;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE")
    return `Port ${port} is in use by another program. Choose another one with PORT.`;
  if (code === "EACCES" && port)
    return `Port ${port} may not be opened by this user. Choose one above 1023 with PORT.`;
  if (isDatabaseAway(error))
    return "The database at DATABASE_URL does not answer. Check that it runs and may be reached.";
  log.error({ err: error }, "the start failed");
  return "Manyi could not start; the line above says why.";
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
