import { spawnSync } from "node:child_process";
import { expect } from "vitest";

/** Runs `manyi score` with these arguments. */
export function run(args: string[]) {
  return spawnSync(process.execPath, ["src/cli/main.ts", "score", ...args], { encoding: "utf8" });
}

/** The one line with which bad input is refused. */
export function refused(args: string[]): string {
  const { status, stdout, stderr } = run(args);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^[^\n]+\n$/);
  return stderr.trimEnd();
}
