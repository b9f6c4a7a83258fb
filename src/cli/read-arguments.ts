import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { InputError } from "./command.ts";

/** node's parseArgs with one line of ours for what it does not understand. @throws {InputError} */
export function readArguments<Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new InputError((error as Error).message.split("\n")[0] ?? "");
  }
}
