import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

/** One source file as the architecture test sees it. Paths are relative to the repository. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** repository paths of the files of ours it imports, types included */
  readonly imports: readonly string[];
  /** packages and node modules it imports */
  readonly packages: readonly string[];
}

const root = path.resolve(import.meta.dirname, "../..");

/** Every source file under src and db. */
export function readHouse(): SourceFile[] {
  const files = globSync(["src/**/*.{ts,astro,mjs,js}", "db/**/*.ts"], { cwd: root });
  return files
    .filter((file) => file !== "src/env.d.ts")
    .sort()
    .map(readSource);
}

/** 0 ground, 1 rules, 2 storage, 3 services, 4 doors; null for a file that has no place. */
export function floorOf(file: string): 0 | 1 | 2 | 3 | 4 | null {
  for (const [pattern, floor] of places) if (pattern.test(file)) return floor;
  return null;
}

// The first that matches counts.
const places: readonly (readonly [RegExp, 0 | 1 | 2 | 3 | 4])[] = [
  [/^src\/scoring\/.+\.ts$/, 0],
  [/^src\/(features\/[a-z-]+|auth)\/.*\.service\.ts$/, 3],
  [/^src\/(features\/[a-z-]+|auth)\/.*\.store\.ts$/, 2],
  [
    /^src\/features\/(surveys|respondents|invitations|responses|followups|analysis|strategy|tracking|reports)\//,
    1,
  ],
  [/^src\/auth\/(demo-record|permissions|route-permissions|new-staff|password-rules)\.ts$/, 1],
  [/^src\/auth\/(audit|link-tokens|secret|sessions|setup-code)\.ts$/, 2],
  [/^src\/i18n\//, 1],
  [/^src\/emails\/(mailer|transport)\.ts$/, 2],
  [/^src\/emails\//, 1],
  [/^src\/jobs\/(queue|queue-state|start-queue|schedule)\.ts$/, 2],
  [/^src\/jobs\/(worker\.ts|handlers\/[a-z-]+\.ts)$/, 4],
  [/^src\/(app|code-version|config|log|scoring-pool|scoring-worker)\.ts$/, 2],
  [/^src\/(pages|layouts|components|elements|demo|server|cli)\//, 4],
  [/^src\/(middleware|server)\.ts$/, 4],
  [/^db\//, 2],
];

/** Rooms from left to right; data moves this way, and imports look left. */
export const rooms = [
  "surveys",
  "respondents",
  "invitations",
  "responses",
  "followups",
  "analysis",
  "strategy",
  "tracking",
  "reports",
] as const;

/** Position of a file's room: -1 for auth, emails and jobs, which stand left of all; null outside of rooms. */
export function roomPosition(file: string): number | null {
  const room = /^src\/features\/([a-z-]+)\//.exec(file)?.[1];
  if (room) return (rooms as readonly string[]).indexOf(room);
  return /^src\/(auth|emails)\/|^src\/jobs\/(queue|start-queue)\.ts$/.test(file) ? -1 : null;
}

/** Position of the room that owns a schema file's tables; null for what all of them share. */
export function schemaPosition(file: string): number | null {
  const name = /^db\/schema\/([a-z-]+)\.ts$/.exec(file)?.[1];
  if (!name) return null;
  if (name === "staff" || name === "demo") return -1;
  if (name === "columns") return null;
  return (rooms as readonly string[]).indexOf(name === "units" ? "respondents" : name);
}

/** The route pattern Astro gives to a page, e.g. "/waves/[waveId]". */
export function routePattern(page: string): string {
  const route = page.replace(/^src\/pages/, "").replace(/\.(astro|ts)$/, "");
  return route.replace(/\/index$/, "") || "/";
}

function readSource(file: string): SourceFile {
  const text = readFileSync(path.join(root, file), "utf8");
  const targets = [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? "");
  const own = targets.filter((target) => target.startsWith("."));
  return {
    path: file,
    text,
    imports: own
      .map((target) => resolveImport(file, target))
      .filter((target) => !/\.css(\?\w+)?$/.test(target)),
    packages: targets.filter((target) => target !== "" && !target.startsWith(".")),
  };
}

// Statements at the start of a line, and import("…") in types and code; not what comments or texts quote.
const importPattern = /^(?:import|export)\b[^;'"]*?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;

function resolveImport(file: string, target: string): string {
  const resolved = path.join(path.dirname(file), target.replace(/\?.*$/, ""));
  if (!existsSync(path.join(root, resolved)))
    throw new Error(`${file} imports ${target}, which is not there`);
  return resolved;
}
