import { app } from "../../app.ts";
import { deleteOldBackups, writeScheduledBackup } from "../../server/scheduled-backup.ts";
import type { Handler } from "../queue.ts";

/** PostgreSQL has tools of its own for this; the embedded database has only us. */
export const handle: Handler<"back-up"> = async (db, _payload, now) => {
  if (!app().pglite) return;
  await writeScheduledBackup(db, now);
  await deleteOldBackups();
};
