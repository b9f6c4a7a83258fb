import ts from "typescript";
import { expect, test } from "vitest";
import { routePermissions } from "../src/auth/route-permissions.ts";
import {
  floorOf,
  readHouse,
  roomPosition,
  routePattern,
  type SourceFile,
  schemaPosition,
} from "./support/house.ts";

const files = readHouse();
const byPath = new Map(files.map((file) => [file.path, file]));

/** Every import that breaks a rule, as "from → to". */
function violations(breaks: (from: string, to: string) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((to) => breaks(file.path, to)).map((to) => `${file.path} → ${to}`),
  );
}

const floor = (path: string) => floorOf(path) ?? 0;
const isSchemaType = (path: string) => path.startsWith("db/schema/");

test("every file has its place in the house", () => {
  expect(files.filter((file) => floorOf(file.path) === null).map((file) => file.path)).toEqual([]);
});

test("imports go down or level, never up", () => {
  expect(violations((from, to) => floor(to) > floor(from))).toEqual([]);
});

test("the ground imports only the ground", () => {
  expect(violations((from, to) => floor(from) === 0 && floor(to) !== 0)).toEqual([]);
});

test("ground and rules do no I/O: no node modules, no drivers", () => {
  const forbidden = /^(node:|drizzle-orm|postgres$|@electric-sql|pg-boss|nodemailer|better-auth|pino)/;
  const guilty = files
    .filter((file) => floor(file.path) <= 1)
    .flatMap((file) =>
      file.packages.filter((name) => forbidden.test(name)).map((name) => `${file.path} → ${name}`),
    );
  expect(guilty).toEqual([]);
});

test("doors call services, never tables or stores", () => {
  const isTableOrStore = (to: string) => isSchemaType(to) || to.endsWith(".store.ts");
  expect(violations((from, to) => floor(from) === 4 && isTableOrStore(to))).toEqual([]);
  const withSql = files.filter(
    (file) => floor(file.path) === 4 && file.packages.some((name) => name.startsWith("drizzle-orm")),
  );
  expect(withSql.map((file) => file.path)).toEqual([]);
});

test("elements see the ground, the rules and each other only", () => {
  const isElement = (path: string) => path.startsWith("src/elements/");
  expect(violations((from, to) => isElement(from) && !isElement(to) && floor(to) > 1)).toEqual([]);
});

test("a room imports only rooms to its left", () => {
  const looksRight = (from: string, to: string) => {
    const [here, there] = [roomPosition(from), roomPosition(to)];
    return here !== null && there !== null && there > here;
  };
  expect(violations(looksRight)).toEqual([]);
});

test("a store is private to its room and reads only tables of its own room and those to the left", () => {
  const folder = (path: string) => path.split("/").slice(0, 3).join("/");
  const isForeignStore = (from: string, to: string) =>
    to.endsWith(".store.ts") &&
    folder(from).replace(/\/[^/]+\.ts$/, "") !== folder(to).replace(/\/[^/]+\.ts$/, "");
  const isTableToTheRight = (from: string, to: string) => {
    const [here, there] = [roomPosition(from), schemaPosition(to)];
    return here !== null && there !== null && there > here;
  };
  const storageOnly = (path: string) => floor(path) >= 2 && !isSchemaType(path);
  expect(violations(isForeignStore)).toEqual([]);
  expect(violations((from, to) => storageOnly(from) && isTableToTheRight(from, to))).toEqual([]);
});

test("there is no import cycle", () => {
  expect(findCycles()).toEqual([]);
});

test("there are no barrels", () => {
  const barrels = files.filter(
    (file) => /(^|\/)index\.ts$/.test(file.path) && !file.path.startsWith("src/pages/"),
  );
  const starred = files.filter((file) => /^export \* /m.test(file.text));
  expect([...barrels, ...starred].map((file) => file.path)).toEqual([]);
});

test("every route states its permission, and every permission has its route", () => {
  const isPage = (path: string) => /^src\/pages\/.+\.(astro|ts)$/.test(path) && !/\/_/.test(path);
  const routes = files.filter((file) => isPage(file.path)).map((file) => routePattern(file.path));
  expect(routes.sort()).toEqual(Object.keys(routePermissions).sort());
});

const fileLinesMax = 400;
const functionLinesWarning = 70;

test("no file is longer than 400 lines; functions above 70 are named", () => {
  const lineCount = (file: SourceFile) => file.text.trimEnd().split("\n").length;
  const long = files.filter((file) => lineCount(file) > fileLinesMax).map((file) => file.path);
  const warnings = files.filter((file) => file.path.endsWith(".ts")).flatMap(longFunctions);
  if (warnings.length > 0) console.warn(`Long functions:\n  ${warnings.join("\n  ")}`);
  expect(long).toEqual([]);
});

function longFunctions(file: SourceFile): string[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const first = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const last = source.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
      if (last - first + 1 > functionLinesWarning)
        found.push(`${file.path}:${first} (${last - first + 1} lines)`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function findCycles(): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
      return;
    }
    if (done.has(path)) return;
    for (const next of byPath.get(path)?.imports ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const file of files) walk(file.path, []);
  return cycles;
}
