import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openMailer } from "../../src/emails/mailer.ts";
import type { OutgoingMail } from "../../src/emails/transport.ts";
import { startSmtpServer, type TestSmtpServer, type Verdict } from "../support/smtp-server.ts";

const publicUrl = "https://survey.example.com";
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(verdict: Verdict = "accept"): Promise<TestSmtpServer> {
  const server = await startSmtpServer(() => verdict);
  closers.push(server.stop);
  return server;
}

/** A server that says these lines, one after each line it hears, then hangs up. */
async function serveScript(lines: readonly string[]): Promise<string> {
  const server = createServer((socket) => {
    const left = [...lines];
    const next = () => {
      const line = left.shift();
      if (line === undefined) socket.destroy();
      else socket.write(`${line}\r\n`);
    };
    socket.on("error", () => undefined);
    socket.on("data", next);
    next();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
  closers.push(() => new Promise((closed) => server.close(() => closed())));
  const address = server.address();
  return `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

function aMail(change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    fromName: "兰湖 Lanhu",
    subject: "您满意吗？ How are we doing?",
    html: "<p>Hello <a href='https://survey.example.com/r/x'>survey</a></p>",
    text: "Hello https://survey.example.com/r/x",
    unsubscribeUrl: `${publicUrl}/u/aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbb`,
    messageIdHeader: "<0123@survey.example.com>",
    to: "li.wei@manyi.test",
    date: new Date("2026-11-02T09:00:00Z"),
    ...change,
  };
}

test("a mail arrives with both parts, its Message-ID and the headers of a mail by machine", async () => {
  const server = await serve();
  const outcome = await openMailer(server.url, publicUrl).send(aMail());
  expect(outcome.kind).toBe("accepted");
  const [received] = server.accepted;
  expect(received?.email).toMatchObject({
    from: { name: "兰湖 Lanhu", address: "survey@manyi.test" },
    to: [{ address: "li.wei@manyi.test" }],
    subject: "您满意吗？ How are we doing?",
    messageId: "<0123@survey.example.com>",
    date: "2026-11-02T09:00:00.000Z",
  });
  expect(received?.email.text?.trim()).toBe("Hello https://survey.example.com/r/x");
  expect(received?.email.html).toContain("<p>Hello");
  const header = (key: string) =>
    received?.email.headers.filter((one) => one.key === key).map((one) => one.value);
  expect(header("auto-submitted")).toEqual(["auto-generated"]);
  expect(header("content-type")?.[0]).toContain("multipart/alternative");
});

test("one-click unsubscribe is one header with one address, and its companion", async () => {
  const server = await serve();
  await openMailer(server.url, publicUrl).send(aMail());
  const unfolded = server.accepted[0]?.raw.replace(/\r\n[ \t]+/g, " ") ?? "";
  expect(unfolded.match(/^list-unsubscribe:.*$/gim)).toEqual([
    `List-Unsubscribe: <${publicUrl}/u/aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbb>`,
  ]);
  expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
});

test("a mail that cannot be turned off carries no unsubscribe header", async () => {
  const server = await serve();
  await openMailer(server.url, publicUrl).send(aMail({ unsubscribeUrl: null }));
  expect(server.accepted[0]?.raw).not.toMatch(/^List-Unsubscribe/im);
});

test("refusals say at which step and with which code", async () => {
  const refused = async (at: "recipient" | "content", code: number) =>
    openMailer((await serve({ at, code })).url, publicUrl).send(aMail());
  expect(await refused("recipient", 550)).toMatchObject({
    kind: "refused",
    replyCode: 550,
    stage: "recipient",
  });
  expect(await refused("recipient", 450)).toMatchObject({
    kind: "refused",
    replyCode: 450,
    stage: "recipient",
  });
  expect(await refused("content", 554)).toMatchObject({ kind: "refused", replyCode: 554, stage: "content" });
  expect(await refused("content", 451)).toMatchObject({ kind: "refused", replyCode: 451, stage: "content" });
});

test("a connection that ends after the content was handed over leaves a doubt", async () => {
  const server = await serve("hang-up");
  expect(await openMailer(server.url, publicUrl).send(aMail())).toMatchObject({ kind: "no-final-reply" });
  expect(server.seen).toEqual(["li.wei@manyi.test"]);
});

test("a final reply that never comes leaves a doubt", async () => {
  const url = await serveScript([
    "220 ready",
    "250 hello",
    "250 ok",
    "250 ok",
    "354 go ahead",
    ...Array(50).fill(""),
  ]);
  const mailer = openMailer(url, publicUrl, { replyTimeoutMs: 200 });
  expect(await mailer.send(aMail())).toMatchObject({ kind: "no-final-reply" });
});

test("a connection that ends before any content is only unreachable", async () => {
  const talk = ["220 ready", "250 hello", "250 ok", "250 ok"];
  for (let said = 0; said <= talk.length; said++) {
    const url = await serveScript(talk.slice(0, said));
    expect(await openMailer(url, publicUrl).send(aMail()), `after ${said} lines`).toMatchObject({
      kind: "unreachable",
    });
  }
});

test("a server that refuses the conversation or the sender blames no recipient", async () => {
  const send = async (lines: string[]) => openMailer(await serveScript(lines), publicUrl).send(aMail());
  expect(await send(["421 too busy"])).toMatchObject({ kind: "refused", replyCode: 421, stage: "connect" });
  expect(await send(["220 ready", "250 hello", "553 not you", "221 bye"])).toMatchObject({
    kind: "refused",
    replyCode: 553,
    stage: "sender",
  });
});

test("nobody listening is unreachable", async () => {
  const server = await serve();
  await server.stop();
  closers.length = 0;
  expect(await openMailer(server.url, publicUrl).send(aMail())).toMatchObject({ kind: "unreachable" });
});

test("an address that would add a recipient reaches no server", async () => {
  const server = await serve();
  const mail = aMail({ to: "a@manyi.test\r\nRCPT TO:<b@manyi.test>" });
  expect(await openMailer(server.url, publicUrl).send(mail)).toMatchObject({ kind: "unsendable" });
  expect(server.seen).toEqual([]);
});

test("the sender is named by the URL, else its user, else the public host", () => {
  const sender = (url: string) => openMailer(url, publicUrl).senderAddress;
  expect(sender("smtp://localhost:25?from=survey@lanhu.example")).toBe("survey@lanhu.example");
  expect(sender("smtp://me%40lanhu.example:secret@mail.example:587")).toBe("me@lanhu.example");
  expect(sender("smtp://me:secret@mail.example:587")).toBe("no-reply@survey.example.com");
  expect(() => sender("smtp://localhost?from=nobody")).toThrow("SMTP_URL");
});

test("a password crosses a network only encrypted", async () => {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      heard.push(String(data));
      // A server, or somebody in between, that knows no encryption.
      socket.write(/^EHLO/.test(String(data)) ? "250-hello\r\n250 AUTH PLAIN\r\n" : "454 not here\r\n");
    });
    socket.write("220 ready\r\n");
  });
  await new Promise<void>((listening) => server.listen(0, "0.0.0.0", () => listening()));
  closers.push(() => new Promise((closed) => server.close(() => closed())));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const wordsTo = async (place: string) => {
    heard.length = 0;
    await openMailer(`smtp://me:secret@${place}`, publicUrl).send(aMail());
    return heard.join("");
  };
  expect(await wordsTo(`0.0.0.0:${port}`)).not.toMatch(/AUTH/);
  expect(await wordsTo(`127.0.0.1:${port}`)).toMatch(/AUTH/);
  expect(await wordsTo(`0.0.0.0:${port}?ignoreTLS=true`)).toMatch(/AUTH/);
});
