import { type OpenDatabase, openDatabase } from "../../db/client.ts";
import { type Config, readConfig } from "../config.ts";

/**
 * Runs a command on the database the environment names and closes it afterwards. The embedded one has to be free: a
 * running server keeps it.
 * @throws {DataFolderLockedError} naming the process that has it
 */
export async function withDatabase<Result>(
  run: (opened: OpenDatabase, config: Config) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env);
  const { databaseUrl, dataFolder } = config;
  const opened = await openDatabase(databaseUrl ? { url: databaseUrl } : { folder: dataFolder });
  try {
    return await run(opened, config);
  } finally {
    await opened.close();
  }
}

/** How the database is called in what a command says. */
export function databaseName({ databaseUrl, dataFolder }: Config): string {
  return databaseUrl ? "the PostgreSQL database at DATABASE_URL" : `the embedded database in ${dataFolder}`;
}
