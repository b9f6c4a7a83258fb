/** One command of `npm run manyi -- <name>`. */
export interface Command {
  name: string;
  /** one line for the list of commands */
  summary: string;
  /** what `--help` prints */
  help: string;
  /** @returns the exit code; output is written, never followed by process.exit, so that pipes get all of it */
  run(args: string[]): Promise<number>;
}

/** Bad input: its message is one line for stderr, whatever it quotes, and the command ends with exit code 2. */
export class InputError extends Error {
  constructor(message: string) {
    super(message.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " "));
  }
}
