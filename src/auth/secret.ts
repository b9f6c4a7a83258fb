import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config.ts";

/** The secret from the environment, else the one kept beside the embedded data, made on the first start. */
export async function loadSecret(config: Config): Promise<string> {
  if (config.secret) return config.secret;
  const file = secretFile(config.dataFolder);
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const secret = randomBytes(32).toString("base64url");
  await writeSecret(config.dataFolder, secret);
  return secret;
}

/** Puts a secret beside the embedded data, readable by its owner alone. */
export async function writeSecret(dataFolder: string, secret: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await writeFile(secretFile(dataFolder), `${secret}\n`, { mode: 0o600 });
}

function secretFile(dataFolder: string): string {
  return path.join(dataFolder, "secret");
}
