import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

declare global {
  var manyiCodeVersion: string | undefined;
}

/**
 * Which code runs here, read once when the process starts: the package's version, and the git commit where there is
 * one ("-dirty": with changes that no commit has).
 * @example codeVersion(); // => "0.1.0+3f2a9c1d04be"
 */
export function codeVersion(): string {
  globalThis.manyiCodeVersion ??= readCodeVersion();
  return globalThis.manyiCodeVersion;
}

function readCodeVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.resolve("package.json"), "utf8"));
  const { version } = manifest as { version: string };
  try {
    const describe = ["describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"];
    const commit = execFileSync("git", describe, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return `${version}+${commit.trim()}`;
  } catch {
    // Not a clone, or no git: the version alone.
    return version;
  }
}

// Importing it is enough to fix the version at the start of the process, before the folder can change.
codeVersion();
