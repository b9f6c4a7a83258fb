/**
 * A mail worker as a process of its own, for tests that kill it: delivers what is due until nothing is, then ends.
 * Usage: node tests/support/mail-worker.ts DATABASE_URL SMTP_URL NOW
 */
import { openDatabase } from "../../db/client.ts";
import { openMailer } from "../../src/emails/mailer.ts";
import { deliverDue } from "../../src/features/invitations/delivery.service.ts";
import { setTestApp } from "./app.ts";

const [databaseUrl = "", smtpUrl = "", nowText = ""] = process.argv.slice(2);
const now = new Date(nowText);
const opened = await openDatabase({ url: databaseUrl });
setTestApp(opened.db);
const mailer = openMailer(smtpUrl, "http://localhost:4321");
while ((await deliverDue(opened.db, () => now, mailer, { paceMs: 0 })).isUnfinished);
await opened.close();
