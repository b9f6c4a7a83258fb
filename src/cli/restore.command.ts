import { readBackupFile } from "../../db/backup-file.ts";
import type { OpenDatabase } from "../../db/client.ts";
import { type Restored, type RestoreRefusal, RestoreRefusedError, restoreBackup } from "../../db/restore.ts";
import { loadSecret, writeSecret } from "../auth/secret.ts";
import type { Config } from "../config.ts";
import { enqueue, isJobName, setBoss } from "../jobs/queue.ts";
import { startQueue } from "../jobs/start-queue.ts";
import { type Command, InputError } from "./command.ts";
import { readArguments } from "./read-arguments.ts";
import { databaseName, withDatabase } from "./with-database.ts";

const refusals: Readonly<Record<RestoreRefusal, string>> = {
  "not-a-backup": "this is not a backup made by manyi",
  damaged: "the file is damaged or incomplete; nothing was restored",
  "newer-version": "the backup was made by a newer version of manyi; update first",
  "not-empty": "the database is not empty; --force replaces everything in it",
  "other-secret":
    "the backup was made with another secret, without which the links in mails sent so far lead nowhere; set MANYI_SECRET to the one in use then",
};

/** `manyi restore FILE`: the reverse of backup, all or nothing. */
export const restoreCommand: Command = {
  name: "restore",
  summary: "Put a backup into an empty database",
  help: `Usage: npm run --silent manyi -- restore FILE [--force]

Puts a backup into the database that DATABASE_URL names, else into the embedded one in MANYI_DATA, all or nothing.
The server must be stopped.

  --force   replaces everything in a database that is not empty

The links in mails already sent keep working: an embedded database takes over the secret in the file; with
MANYI_SECRET set, it must be the one in use when the backup was made. Mails that were waiting then are listed as
"in doubt" and are not sent: they may have gone out after the backup. Everybody signs in again.
`,
  async run(args) {
    const { positionals, values } = readArguments(args, { force: { type: "boolean" } });
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0) throw new InputError("restore needs the FILE to read");
    const [restored, name] = await withDatabase(async (opened, config) => {
      return [await restore(opened, config, file, values.force === true), databaseName(config)] as const;
    });
    const doubt =
      restored.inDoubtCount > 0 ? `; ${restored.inDoubtCount} mails are in doubt, see the outbox` : "";
    process.stdout.write(
      `${restored.rowCount} rows and ${restored.jobCount} jobs put into ${name}${doubt}\n`,
    );
    return 0;
  },
};

async function restore(
  opened: OpenDatabase,
  config: Config,
  file: string,
  force: boolean,
): Promise<Restored> {
  const boss = await startQueue(opened, { keepsTime: false });
  try {
    const restored = await restoreBackup(opened.db, readBackupFile(file), {
      // Where none is set, an embedded database takes over the one in the file; a file without one must fit ours.
      secretInForce: async (inFile) => config.secret ?? inFile ?? (await loadSecret(config)),
      force,
      enqueue: async (tx, { job, data, startAfter, singletonKey }) => {
        if (!isJobName(job)) return;
        // The payload was written by enqueue, for this very job.
        await enqueue(tx, job, data as never, {
          startAfter: new Date(startAfter),
          ...(singletonKey && { singletonKey }),
        });
      },
    });
    if (!config.secret && restored.secret) await writeSecret(config.dataFolder, restored.secret);
    return restored;
  } catch (error) {
    if (!(error instanceof RestoreRefusedError)) throw error;
    throw new InputError(`${file}: ${refusals[error.reason]}`);
  } finally {
    setBoss(undefined);
    await boss.stop({ graceful: false });
  }
}
