import type { Command } from "./command.ts";
import { readArguments } from "./read-arguments.ts";
import { databaseName, withDatabase } from "./with-database.ts";

/** `manyi migrate`: brings the tables up to date. The server does the same when it starts. */
export const migrateCommand: Command = {
  name: "migrate",
  summary: "Bring the database's tables up to date",
  help: `Usage: npm run --silent manyi -- migrate

Brings the tables of the database up to date: the one DATABASE_URL names, else the embedded one in MANYI_DATA.
The server does this by itself when it starts. The embedded database needs the server stopped.
`,
  async run(args) {
    readArguments(args, {});
    const name = await withDatabase(async (_opened, config) => databaseName(config));
    process.stdout.write(`The tables of ${name} are up to date.\n`);
    return 0;
  },
};
