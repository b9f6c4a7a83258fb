import { DataFolderLockedError } from "../../db/data-lock.ts";
import { RestoreRefusedError } from "../../db/restore.ts";
import { ConfigError } from "../config.ts";
import { isDatabaseAway } from "../server/database-away.ts";
import { backupCommand } from "./backup.command.ts";
import { type Command, InputError } from "./command.ts";
import { migrateCommand } from "./migrate.command.ts";
import { restoreCommand } from "./restore.command.ts";
import { scoreCommand } from "./score.command.ts";
import { userCommand } from "./user.command.ts";

const commands: readonly Command[] = [
  scoreCommand,
  migrateCommand,
  userCommand,
  backupCommand,
  restoreCommand,
];

/** `npm run --silent manyi -- <command>`: finds the command and sets the exit code. */
async function main([name, ...args]: string[]): Promise<number> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) {
    if (!args.includes("--help")) return await runCommand(command, args);
    process.stdout.write(command.help);
    return 0;
  }
  if (name === undefined || name === "--help") {
    const list = commands.map((each) => `  ${each.name.padEnd(12)}${each.summary}`).join("\n");
    process.stdout.write(`Usage: npm run --silent manyi -- <command> [--help]\n\n${list}\n`);
    return 0;
  }
  process.stderr.write(
    `manyi: there is no command "${name}"; there are ${commands.map((each) => each.name).join(", ")}\n`,
  );
  return 2;
}

async function runCommand(command: Command, args: string[]): Promise<number> {
  try {
    return await command.run(args);
  } catch (error) {
    const isBadInput = error instanceof InputError || error instanceof RestoreRefusedError;
    const sentence = sentenceFor(error);
    if (!sentence) throw error;
    process.stderr.write(`${sentence}\n`);
    return isBadInput ? 2 : 1;
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
