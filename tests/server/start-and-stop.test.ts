import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { cloneDatabase } from "../support/database.ts";
import { postForm, testPassword } from "../support/http.ts";
import { startServer } from "../support/server.ts";

// Starting several servers in a row takes its time on a busy machine.
const patientMs = 180_000;

test(
  "SIGTERM finishes the request in flight, ends with 0 and leaves no process",
  async () => {
    const server = await startServer({ databaseUrl: await cloneDatabase() });
    const body = "code=nothing&name=x";
    const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": body.length };
    const request = http.request(`${server.url}/setup`, { method: "POST", headers });
    const answered = new Promise<number>((resolve, reject) => {
      request.on("response", (response) => resolve(response.resume().statusCode ?? 0));
      request.on("error", reject);
    });
    // Half of it is there and the server works on it when the signal comes.
    await new Promise((resolve) => request.write(body.slice(0, 4), resolve));
    await fetch(`${server.url}/health`);
    const ended = server.end("SIGTERM");
    await untilOutput(server.output, "Stopping (SIGTERM)");
    request.end(body.slice(4));
    expect(await answered).toBe(422);
    expect(await ended).toBe(0);
    expect(() => process.kill(server.pid, 0)).toThrow("ESRCH");
    await expect(fetch(`${server.url}/health`)).rejects.toThrow();
  },
  patientMs,
);

test(
  "on the embedded database: a second process is refused by pid, a newcomer is led in, and all is there again",
  async () => {
    const dataFolder = await mkdtemp(path.join(os.tmpdir(), "manyi-start-"));
    const server = await startServer({ dataFolder });
    await expect(startServer({ dataFolder })).rejects.toThrow(
      `in use by process ${server.pid}. Stop that process first.`,
    );
    expect(server.output()).toContain(`Manyi is ready at ${server.url}\n`);

    const person = { companyName: "Acme", name: "Ann", email: "ann@example.com", password: testPassword };
    const refused = await postForm(`${server.url}/setup`, { ...person, code: "ABCD-EFGH-JKLM" });
    expect(refused.status).toBe(422);
    const nameless = { ...person, companyName: "A".repeat(121), code: server.setupCode ?? "" };
    const unnamed = await postForm(`${server.url}/setup`, nameless);
    expect([unnamed.status, await unnamed.text()]).toEqual([
      422,
      expect.stringContaining("companyName-error"),
    ]);
    const welcome = await postForm(`${server.url}/setup`, { ...person, code: server.setupCode ?? "" });
    const cookie = welcome.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(await server.end("SIGINT")).toBe(0);

    const again = await startServer({ dataFolder });
    expect(again.output()).toContain(`Sign in at ${again.url}/sign-in`);
    const visit = await fetch(`${again.url}/settings`, { headers: { cookie }, redirect: "manual" });
    expect(visit.status).toBe(200);
    expect(await visit.text()).toContain("ann@example.com");
    expect(await again.end()).toBe(0);
    await rm(dataFolder, { recursive: true });
  },
  patientMs,
);

test(
  "a taken port, a bad setting and an absent database are one sentence each, and exit 1",
  async () => {
    const databaseUrl = await cloneDatabase();
    const server = await startServer({ databaseUrl });
    const port = server.port;
    await expect(startServer({ databaseUrl, port })).rejects.toThrow(
      `ended with 1:\nOpening the database …\nPort ${port} is in use by another program. Choose another one with PORT.\n`,
    );
    expect(await server.end()).toBe(0);
    await expect(startServer({ databaseUrl, env: { HOST: "no host" } })).rejects.toThrow(
      "ended with 1:\nHOST must be a host name or an IP address, such as 127.0.0.1.\n",
    );
    await expect(startServer({ databaseUrl: "postgres://nobody@127.0.0.1:1/none" })).rejects.toThrow(
      "The database at DATABASE_URL does not answer. Check that it runs and may be reached.\n",
    );
  },
  patientMs,
);

test(
  "with the database away pages say so with 503 and recover by themselves",
  async () => {
    const databaseUrl = new URL(await cloneDatabase());
    const cable = await aCableTo(Number(databaseUrl.port));
    databaseUrl.port = String(cable.port);
    const server = await startServer({ databaseUrl: databaseUrl.href });
    await cable.cut();
    const away = await fetch(`${server.url}/sign-in`);
    expect(away.status).toBe(503);
    expect(Number(away.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await away.text()).toContain("We will be back in a moment");
    expect((await fetch(`${server.url}/health`)).status).toBe(503);
    await cable.mend();
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    expect((await fetch(`${server.url}/setup`)).status).toBe(200);
    expect(await server.end()).toBe(0);
    await cable.cut();
  },
  patientMs,
);

/** A connection to the database that can be cut and mended. */
async function aCableTo(databasePort: number) {
  const sockets = new Set<Socket>();
  const relay = createServer((near) => {
    const far = connect(databasePort, "127.0.0.1");
    for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined));
    near.pipe(far).pipe(near);
  });
  const listen = (port: number) => new Promise<void>((resolve) => relay.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = relay.address() as AddressInfo;
  return {
    port,
    mend: () => listen(port),
    cut: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => relay.close(resolve));
    },
  };
}

async function untilOutput(output: () => string, text: string): Promise<void> {
  while (!output().includes(text)) await new Promise((resolve) => setImmediate(resolve));
}
