import type { APIRoute } from "astro";
import { backupStream } from "../../../db/backup-file.ts";
import { app } from "../../app.ts";
import { recordAudit } from "../../auth/audit.ts";
import { signedIn } from "../../server/page-request.ts";
import { aboutBackup, backupName } from "../../server/scheduled-backup.ts";

/** A backup to download, as `manyi backup` writes it. */
export const POST: APIRoute = async ({ locals }) => {
  const { db } = app();
  const now = new Date();
  const staffId = signedIn(locals).id;
  await recordAudit(db, { staffId, verb: "back-up", objectKind: "database", objectId: "all", at: now });
  return new Response(backupStream(db, aboutBackup(now)), {
    headers: {
      "Content-Type": "application/gzip",
      "Content-Disposition": `attachment; filename="${backupName(now)}"`,
    },
  });
};

export const GET: APIRoute = ({ redirect }) => redirect("/operations", 303);
