import { app } from "../../app.ts";
import { openMailer } from "../../emails/mailer.ts";
import { type MailTransport, openOutbox } from "../../emails/transport.ts";
import { deliverDue } from "../../features/invitations/delivery.service.ts";
import type { Handler } from "../queue.ts";
import { enqueue } from "../queue.ts";

export const handle: Handler<"deliver-mail"> = async (db, _payload, now) => {
  const begunAt = Date.now();
  // A run may take minutes: the clock goes on from when the job began.
  const clock = () => new Date(now.getTime() + Date.now() - begunAt);
  const run = await deliverDue(db, clock, openTransport());
  if (run.isUnfinished) await enqueue(db, "deliver-mail", {});
};

function openTransport(): MailTransport {
  const { config, transport } = app();
  return transport === "smtp" && config.smtpUrl
    ? openMailer(config.smtpUrl, config.publicUrl)
    : openOutbox(config.publicUrl);
}
