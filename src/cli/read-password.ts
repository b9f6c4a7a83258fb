import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { InputError } from "./command.ts";

/**
 * A password, never from the arguments, which other users of the machine can see.
 * @param fromStdin one line from stdin; otherwise asked for at the terminal without showing it
 * @throws {InputError} if there is no terminal to ask at, or no line
 */
export async function readPassword(fromStdin: boolean): Promise<string> {
  if (!fromStdin && !process.stdin.isTTY) {
    throw new InputError("there is no terminal to ask for the password; give it with --password-stdin");
  }
  if (!fromStdin) process.stderr.write("Password: ");
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: !fromStdin });
  for await (const line of lines) {
    lines.close();
    if (!fromStdin) process.stderr.write("\n");
    return line;
  }
  throw new InputError("stdin ended before a password came");
}
