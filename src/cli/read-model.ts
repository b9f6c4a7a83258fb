import { readFile } from "node:fs/promises";
import { type ModelFile, parseModelFile } from "../scoring/model/parse-model-file.ts";
import { InputError } from "./command.ts";

/**
 * Reads a model file.
 * @throws {InputError} naming the file and what is wrong in it
 */
export async function readModel(file: string): Promise<ModelFile> {
  const parsed = parseModelFile(parseJson(await readTextFile(file), file));
  if (!parsed.accepted) throw new InputError(`${file}: ${parsed.message}`);
  return parsed;
}

/**
 * A file's text, UTF-8.
 * @throws {InputError} if it cannot be read or is not UTF-8
 */
export async function readTextFile(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason = code === "ENOENT" ? "there is no such file" : `cannot be read (${code})`;
    throw new InputError(`${file}: ${reason}`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === "ERR_STRING_TOO_LONG";
    throw new InputError(`${file}: ${tooLong ? "is too large to read" : "is not UTF-8 text"}`);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${file}: is not valid JSON: ${(error as Error).message}`);
  }
}
