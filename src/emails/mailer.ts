import { Readable } from "node:stream";
import { domainToASCII } from "node:url";
import MailComposer from "nodemailer/lib/mail-composer";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { DeliveryOutcome, DeliveryStage } from "./delivery.ts";
import { isMailAddress, withoutAddresses } from "./mail-address.ts";
import { type MailTransport, noReplyAddress, type OutgoingMail } from "./transport.ts";

export interface MailerOptions {
  /** how long to wait for a reply, the final one included; RFC 5321 asks for at least 10 minutes */
  readonly replyTimeoutMs?: number;
}

/**
 * Sends over SMTP, one conversation per mail and never a retry of its own: nodemailer's transports hide whether any
 * content was handed over, which is the one thing that decides between trying again and asking a person.
 * @param url e.g. "smtp://user:password@mail.example.com:587"; `?from=survey@example.com` names the sender
 * @param publicUrl gives the sender's address where the URL names none
 * @throws {Error} if the `from` of the URL is no address
 */
export function openMailer(url: string, publicUrl: string, options: MailerOptions = {}): MailTransport {
  const { auth, from, ...server } = parseConnectionUrl(url);
  const sender = senderAddress(from, auth?.user, publicUrl);
  const connectionOptions = {
    ...server,
    requireTLS: server.requireTLS === true || (auth?.user !== undefined && !mayGoPlain(server)),
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: options.replyTimeoutMs ?? 10 * 60_000 + 30_000,
    socketCloseTimeout: 0,
  };
  return {
    name: "smtp",
    senderAddress: sender,
    send: async (mail) => {
      if (!isMailAddress(mail.to)) return { kind: "unsendable", reply: "the address is not valid" };
      const content = await compose(mail, sender);
      const envelope = { from: sender, to: [asciiDomain(mail.to)], size: content.length };
      return converse(new SMTPConnection(connectionOptions), auth, envelope, content);
    },
  };
}

/** `from` in SMTP_URL, else its user if that is an address, else no-reply at the public host. */
function senderAddress(from: unknown, user: string | undefined, publicUrl: string): string {
  if (from === undefined) return user && isMailAddress(user) ? user : noReplyAddress(publicUrl);
  if (typeof from === "string" && isMailAddress(from)) return from;
  throw new Error("SMTP_URL: the part ?from= must be one mail address");
}

/** A password crosses a network only encrypted, unless `?ignoreTLS=true` in the URL says that it need not. */
function mayGoPlain(server: { readonly host?: string | undefined; readonly ignoreTLS?: unknown }): boolean {
  const { host = "localhost", ignoreTLS } = server;
  return ignoreTLS === true || host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** From the connection to the server's "go ahead". With the wait for the final reply it stays under the lease. */
const greetingToDataMs = 5 * 60_000;

type Auth = ReturnType<typeof parseConnectionUrl>["auth"];

/** The mail in full, as the server gets it. */
function compose(mail: OutgoingMail, sender: string): Promise<Buffer> {
  const headers: Record<string, string> = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
  };
  if (mail.unsubscribeUrl) {
    headers["List-Unsubscribe"] = `<${mail.unsubscribeUrl}>`;
    headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
  }
  const composer = new MailComposer({
    from: { name: mail.fromName, address: sender },
    to: { name: "", address: mail.to },
    subject: mail.subject,
    messageId: mail.messageIdHeader,
    date: mail.date,
    headers,
    html: mail.html,
    text: mail.text,
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function converse(
  connection: SMTPConnection,
  auth: Auth,
  envelope: { readonly from: string; readonly to: string[]; readonly size: number },
  content: Buffer,
): Promise<DeliveryOutcome> {
  return new Promise((resolve) => {
    const handedOver = { begun: false };
    const tooSlow: DeliveryOutcome = { kind: "unreachable", reply: "the server did not get as far as DATA" };
    const deadline = setTimeout(() => !handedOver.begun && settle(tooSlow), greetingToDataMs);
    // The first verdict counts; what the socket says while it is being closed comes too late.
    const settle = (outcome: DeliveryOutcome) => {
      clearTimeout(deadline);
      connection.removeAllListeners("error");
      connection.on("error", () => undefined);
      connection.close();
      resolve(outcome);
    };
    const fail = (error: SmtpError) => settle(outcomeOf(error, handedOver.begun));
    const send = () => {
      connection.send(envelope, observed(content, handedOver), (error, info) => {
        if (error) fail(error);
        else settle({ kind: "accepted", reply: withoutAddresses(info?.response ?? "") });
      });
    };
    connection.once("error", fail);
    connection.connect((error) => {
      if (error) fail(error);
      else if (auth?.user) connection.login(auth, (refused) => (refused ? fail(refused) : send()));
      else send();
    });
  });
}

/** A stream that notes when it is first read: the server has said "go ahead", from here on there is doubt. */
function observed(content: Buffer, handedOver: { begun: boolean }): Readable {
  return new Readable({
    read() {
      handedOver.begun = true;
      this.push(content);
      this.push(null);
    },
  });
}

interface SmtpError {
  readonly message: string;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly command?: string | undefined;
}

function outcomeOf(error: SmtpError, contentBegun: boolean): DeliveryOutcome {
  const reply = withoutAddresses(error.response ?? error.message);
  const { responseCode: replyCode, command = "" } = error;
  // A reply to DATA is the server's last word. Anything else that ends a begun hand-over leaves a doubt.
  if (contentBegun && !(replyCode && command === "DATA")) return { kind: "no-final-reply", reply };
  if (!replyCode || replyCode < 400) return { kind: "unreachable", reply };
  return { kind: "refused", replyCode, stage: stageOf(command), reply };
}

function stageOf(command: string): DeliveryStage {
  if (command === "RCPT TO") return "recipient";
  if (command === "DATA") return "content";
  if (command === "MAIL FROM") return "sender";
  return command.startsWith("AUTH") ? "sign-in" : "connect";
}

function asciiDomain(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}
