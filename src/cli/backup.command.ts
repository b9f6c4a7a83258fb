import { access } from "node:fs/promises";
import { writeBackupFile } from "../../db/backup-file.ts";
import { loadSecret } from "../auth/secret.ts";
import { type Command, InputError } from "./command.ts";
import { readArguments } from "./read-arguments.ts";
import { withDatabase } from "./with-database.ts";

/** `manyi backup FILE`: everything in one file. */
export const backupCommand: Command = {
  name: "backup",
  summary: "Write the whole database to a file",
  help: `Usage: npm run --silent manyi -- backup FILE [--force]

Writes every row and every waiting job, as they are at one moment, to FILE (gzip). It can be restored into an
embedded database or into PostgreSQL. The embedded database needs the server stopped; administrators can also
download a backup from the running server under Operations.

  --force   replaces FILE if it exists

The file holds personal data and, from an embedded database, the secret its links are made with: keep it as safe as
the database itself. From PostgreSQL it holds only a fingerprint of MANYI_SECRET: keep that secret apart.
`,
  async run(args) {
    const { positionals, values } = readArguments(args, { force: { type: "boolean" } });
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0) throw new InputError("backup needs one FILE to write to");
    if (!values.force && (await exists(file))) throw new InputError(`${file}: exists; --force replaces it`);
    const rowCount = await withDatabase(async ({ db }, config) => {
      const about = {
        now: new Date(),
        secret: await loadSecret(config),
        includesSecret: config.secret === undefined,
      };
      return writeBackupFile(db, about, file);
    });
    process.stdout.write(`${file}: ${rowCount} rows\n`);
    return 0;
  },
};

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
