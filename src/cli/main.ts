import { DataFolderLockedError } from "../../db/data-lock.ts";
import { ConfigError } from "../config.ts";
import { isDatabaseAway } from "../server/database-away.ts";
import { type Command, InputError } from "./command.ts";

// Loaded one by one: `score` has no use for a database.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  score: async () => (await import("./score.command.ts")).scoreCommand,
  migrate: async () => (await import("./migrate.command.ts")).migrateCommand,
  user: async () => (await import("./user.command.ts")).userCommand,
  demo: async () => (await import("./demo.command.ts")).demoCommand,
  backup: async () => (await import("./backup.command.ts")).backupCommand,
  restore: async () => (await import("./restore.command.ts")).restoreCommand,
};

/** `npm run --silent manyi -- <command>`: finds the command and sets the exit code. */
async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === "--help") return await printCommands();
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(
      `manyi: there is no command "${name}"; there are ${Object.keys(commands).join(", ")}\n`,
    );
    return 2;
  }
  const command = await load();
  if (!args.some((arg) => arg === "--help" || arg === "-h")) return await runCommand(command, args);
  process.stdout.write(command.help);
  return 0;
}

async function printCommands(): Promise<number> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const list = all.map((each) => `  ${each.name.padEnd(12)}${each.summary}`).join("\n");
  process.stdout.write(`Usage: npm run --silent manyi -- <command> [--help]\n\n${list}\n`);
  return 0;
}

async function runCommand(command: Command, args: string[]): Promise<number> {
  try {
    return await command.run(args);
  } catch (error) {
    const sentence = sentenceFor(error);
    if (!sentence) throw error;
    process.stderr.write(`${sentence}\n`);
    return error instanceof InputError ? 2 : 1;
  }
}

// What went wrong outside of our code is worth a sentence; our own mistakes keep their stack.
function sentenceFor(error: unknown): string | null {
  if (error instanceof InputError || error instanceof ConfigError) return error.message;
  if (error instanceof DataFolderLockedError) return error.message;
  if (isDatabaseAway(error)) return "The database at DATABASE_URL does not answer.";
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" && path) return `${path}: there is no such file`;
  if (["EACCES", "EISDIR", "ENOSPC", "ENOTDIR"].includes(code ?? "") && path) return `${path}: ${code}`;
  return null;
}

process.exitCode = await main(process.argv.slice(2));
