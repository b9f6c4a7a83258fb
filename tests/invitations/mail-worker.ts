/**
 * A mail worker as a process of its own, for tests that kill it: delivers what is due until nothing is, then ends.
 * Usage: node tests/invitations/mail-worker.ts DATABASE_URL SMTP_URL NOW
 */
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { openMailer } from "../../src/emails/mailer.ts";
import { deliverDue } from "../../src/features/invitations/delivery.service.ts";
import { setTestApp } from "../support/app.ts";

const [databaseUrl = "", smtpUrl = "", nowText = ""] = process.argv.slice(2);
const now = new Date(nowText);
// Not through openDatabase: it loads the embedded engine too, and this process is started many times.
const client = postgres(databaseUrl);
const db = drizzle(client);
setTestApp(db);
const mailer = openMailer(smtpUrl, "http://localhost:4321");
while ((await deliverDue(db, () => now, mailer, { paceMs: 0 })).isUnfinished);
await client.end();
