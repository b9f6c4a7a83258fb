import type { AddressInfo, Socket } from "node:net";
import type { Readable } from "node:stream";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** How the server answers one mail. `hang-up`: takes the content and closes the connection without a word. */
export type Verdict = "accept" | "hang-up" | { readonly at: "recipient" | "content"; readonly code: number };

export interface ReceivedMail {
  readonly to: string;
  readonly raw: string;
  readonly email: Email;
}

export interface TestSmtpServer {
  readonly url: string;
  /** everything whose content arrived in full and was accepted */
  readonly accepted: ReceivedMail[];
  /** everything whose content arrived in full, whatever was replied */
  readonly seen: string[];
  stop(): Promise<void>;
}

/**
 * A real SMTP server on a free port.
 * @param judge asked once for each recipient
 * @param onContent told when a mail's content is there and not yet answered
 */
export async function startSmtpServer(
  judge: (to: string) => Verdict = () => "accept",
  onContent: (to: string) => void = () => undefined,
): Promise<TestSmtpServer> {
  const accepted: ReceivedMail[] = [];
  const seen: string[] = [];
  const verdicts = new Map<string, Verdict>();
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (address, session, done) => {
      const verdict = judge(address.address);
      verdicts.set(session.id, verdict);
      done(typeof verdict === "object" && verdict.at === "recipient" ? refusal(verdict.code) : null);
    },
    onData: async (stream, session, done) => {
      const to = session.envelope.rcptTo[0]?.address ?? "";
      const raw = await readAll(stream).catch(() => null);
      // The client died in the middle: nothing has arrived.
      if (raw === null) return;
      const verdict = verdicts.get(session.id);
      seen.push(to);
      onContent(to);
      if (verdict === "hang-up") return void sockets.get(session.remotePort)?.destroy();
      if (typeof verdict === "object") return done(refusal(verdict.code));
      accepted.push({ to, raw, email: await PostalMime.parse(raw) });
      done();
    },
  });
  server.server.on("connection", (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket));
  // Clients that are killed in mid-sentence are what some tests are about.
  server.on("error", () => undefined);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}?from=survey@manyi.test`,
    accepted,
    seen,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error(responseCode < 500 ? "try again later" : "not here"), { responseCode });
}

async function readAll(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
