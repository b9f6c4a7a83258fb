import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAllStaff } from "../../src/auth/staff.service.ts";
import { testSecret } from "../support/app.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
// Every command is a process of its own, which takes its time on a busy machine.
const patientMs = 120_000;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "manyi-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function manyi(args: readonly string[], input = "", env: Record<string, string> = {}): Promise<Ended> {
  const settings = { DATABASE_URL: database.url, MANYI_SECRET: testSecret, ...env };
  const child = spawn(process.execPath, ["src/cli/main.ts", ...args], {
    env: { ...process.env, ...settings },
  });
  const parts = { stdout: "", stderr: "" };
  child.stdout.on("data", (part) => (parts.stdout += part));
  child.stderr.on("data", (part) => (parts.stderr += part));
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...parts })));
}

test(
  "an unknown command is one line on stderr and exit code 2",
  async () => {
    const ended = await manyi(["bogus"]);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(/^manyi: there is no command "bogus".*\n$/);
  },
  patientMs,
);

test(
  "every command says how it is used",
  async () => {
    const names = ["score", "migrate", "user", "demo", "backup", "restore"];
    const list = await manyi(["--help"]);
    for (const name of names) {
      expect(list.stdout).toContain(`\n  ${name} `);
      const ended = await manyi([name, "--help"]);
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      expect(ended.stdout).toContain(`Usage: npm run --silent manyi -- ${name}`);
    }
  },
  patientMs,
);

test(
  "user add takes the password from stdin and refuses what is wrong in one line",
  async () => {
    const add = ["user", "add", "ann@example.com", "--name", "Ann", "--role", "analyst", "--password-stdin"];
    expect(await manyi(add, "correct horse\n")).toEqual({
      code: 0,
      stdout: "ann@example.com can sign in as analyst.\n",
      stderr: "",
    });
    expect(await listAllStaff(database.db)).toMatchObject([
      { email: "ann@example.com", role: "analyst", isActive: true },
    ]);
    const again = await manyi(add, "correct horse\n");
    expect(again).toMatchObject({ code: 2, stdout: "" });
    expect(again.stderr).toMatch(/^user add ann@example\.com: Somebody .*\n$/);
    expect(
      (await manyi(["user", "add", "x@example.com", "--unit", "moon", "--password-stdin"], "correct horse\n"))
        .stderr,
    ).toBe("--unit moon: there is no such unit; there are company\n");
    expect(await manyi(["user", "add", "y@example.com", "--name", "Y"])).toMatchObject({ code: 2 });
  },
  patientMs,
);

test(
  "backup does not overwrite a file, restore refuses a database in use",
  async () => {
    const file = path.join(folder, "backup.gz");
    expect(await manyi(["backup", file])).toMatchObject({ code: 0, stderr: "" });
    expect(await manyi(["backup", file])).toMatchObject({
      code: 2,
      stderr: `${file}: exists; --force replaces it\n`,
    });
    const refused = await manyi(["restore", file]);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toBe(`${file}: the database is not empty; --force replaces everything in it\n`);
    const otherSecret = await manyi(["restore", file, "--force"], "", {
      MANYI_SECRET: "another secret of enough characters",
    });
    expect(otherSecret.stderr).toContain("another secret");
    expect(await manyi(["restore", file, "--force"])).toMatchObject({ code: 0, stderr: "" });
    expect(await listAllStaff(database.db)).toMatchObject([{ email: "ann@example.com" }]);
  },
  patientMs,
);

test(
  "a command on an embedded database that is in use names the process and touches nothing",
  async () => {
    const dataFolder = path.join(folder, "embedded");
    await mkdir(dataFolder);
    await writeFile(path.join(dataFolder, "lock"), String(process.pid));
    const ended = await manyi(["migrate"], "", { DATABASE_URL: "", MANYI_DATA: dataFolder });
    expect(ended).toEqual({
      code: 1,
      stdout: "",
      stderr: `The data folder ${dataFolder} is in use by process ${process.pid}. Stop that process first.\n`,
    });
  },
  patientMs,
);
