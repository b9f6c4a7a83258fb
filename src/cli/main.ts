import type { Command } from "./command.ts";
import { scoreCommand } from "./score.command.ts";

const commands: readonly Command[] = [scoreCommand];

/** `npm run --silent manyi -- <command>`: finds the command and sets the exit code. */
async function main([name, ...args]: string[]): Promise<number> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) {
    if (!args.includes("--help")) return await command.run(args);
    process.stdout.write(command.help);
    return 0;
  }
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`).join("\n");
  const usage = `Usage: npm run --silent manyi -- <command> [--help]\n\n${list}\n`;
  if (name === undefined || name === "--help") {
    process.stdout.write(usage);
    return 0;
  }
  process.stderr.write(`manyi: there is no command "${name}"\n${usage}`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
