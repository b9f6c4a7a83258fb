import type { Database } from "../../../db/client.ts";
import { recordAudit } from "../../auth/audit.ts";
import { checkLine, type FormProblem, type Saved } from "../surveys/form-problem.ts";
import { deleteUnits, selectUnitsBelow } from "./erase-units.store.ts";
import { canMove, subtree, type UnitInTree, unitFinder, unitKey } from "./unit-tree.ts";
import * as store from "./units.store.ts";

/** Every unit as it was at a moment. */
export const listUnits = store.selectUnits;

/** A unit's subtree as it is at a moment, parents before children: what its staff see. */
export async function visibleUnits(db: Database, unitId: string, at: Date): Promise<UnitInTree[]> {
  return subtree(await store.selectUnits(db, at), unitId);
}

/** Every unit there is, the company first, parents before children. */
export async function allUnits(db: Database, at: Date): Promise<UnitInTree[]> {
  const units = await store.selectUnits(db, at);
  return units.filter((unit) => unit.parentUnitId === null).flatMap((top) => subtree(units, top.id));
}

export async function visibleUnitIds(db: Database, unitId: string, at: Date): Promise<string[]> {
  return (await visibleUnits(db, unitId, at)).map((unit) => unit.id);
}

/** What units are called at a moment, by id. */
export async function unitNames(db: Database, at: Date): Promise<Map<string, string>> {
  return new Map((await store.selectUnits(db, at)).map((unit) => [unit.id, unit.name]));
}

/**
 * The company itself, made on the first call; later calls leave its name as it is.
 * @param since from when on it is there, if it is made
 */
export async function ensureCompany(db: Database, name: string, now: Date, since = now): Promise<string> {
  return db.transaction(async (tx) => {
    await store.lockUnits(tx);
    const company = (await store.selectUnits(tx, now)).find((unit) => unit.parentUnitId === null);
    if (company) return company.id;
    const id = crypto.randomUUID();
    await store.insertUnit(tx, { id, code: "company", name: name.trim(), parentUnitId: null }, since);
    return id;
  });
}

/** The unit with this code or name, made under the given parent where there is none. */
export async function ensureUnit(
  db: Database,
  codeOrName: string,
  parentUnitId: string,
  now: Date,
): Promise<string> {
  return db.transaction(async (tx) => {
    await store.lockUnits(tx);
    const known = unitFinder(await store.selectUnits(tx, now))(codeOrName);
    if (known) return known.id;
    const id = crypto.randomUUID();
    const text = codeOrName.trim();
    await store.insertUnit(tx, { id, code: text, name: text, parentUnitId }, now);
    return id;
  });
}

export interface UnitInput {
  readonly code: string;
  readonly name: string;
  readonly parentUnitId: string;
}

/**
 * Adds a unit below another. Codes are unique, whatever their case or width.
 * @param since from when on it is there: trees of earlier days hold it too
 */
export async function createUnit(
  db: Database,
  input: UnitInput,
  staffId: string,
  now: Date,
  since = now,
): Promise<Saved> {
  return db.transaction(async (tx): Promise<Saved> => {
    await store.lockUnits(tx);
    const units = await store.selectUnits(tx, now);
    const problems: FormProblem[] = [...checkLine("code", input.code, 60), ...checkLine("name", input.name)];
    if (units.some((unit) => unitKey(unit.code) === unitKey(input.code)))
      problems.push({ field: "code", reason: "taken" });
    if (!units.some((unit) => unit.id === input.parentUnitId))
      problems.push({ field: "parentUnitId", reason: "not-found" });
    if (problems.length > 0) return { saved: false, problems };
    const id = crypto.randomUUID();
    const row = { id, code: input.code.trim(), name: input.name.trim(), parentUnitId: input.parentUnitId };
    await store.insertUnit(tx, row, since);
    await recordAudit(tx, { staffId, verb: "create", objectKind: "unit", objectId: id, at: now });
    return { saved: true, id };
  });
}

/** Renames or moves a unit from now on; trends keep saying how it was. The company keeps its place at the top. */
export async function changeUnit(
  db: Database,
  unitId: string,
  change: { readonly name: string; readonly parentUnitId: string | null },
  staffId: string,
  now: Date,
): Promise<Saved> {
  return db.transaction(async (tx): Promise<Saved> => {
    await store.lockUnits(tx);
    const units = await store.selectUnits(tx, now);
    const unit = units.find(({ id }) => id === unitId);
    if (!unit) return { saved: false, problems: [{ field: "name", reason: "not-found" }] };
    const parentUnitId = unit.parentUnitId === null ? null : change.parentUnitId;
    const problems: FormProblem[] = checkLine("name", change.name);
    if (unit.parentUnitId !== null && !units.some(({ id }) => id === parentUnitId))
      problems.push({ field: "parentUnitId", reason: "not-found" });
    else if (parentUnitId !== null && !canMove(units, unitId, parentUnitId))
      problems.push({ field: "parentUnitId", reason: "own-descendant" });
    if (problems.length > 0) return { saved: false, problems };
    const name = change.name.trim();
    if (name === unit.name && parentUnitId === unit.parentUnitId) return { saved: true, id: unitId };
    await store.replaceVersion(tx, unitId, { name, parentUnitId }, now);
    await recordAudit(tx, { staffId, verb: "change", objectKind: "unit", objectId: unitId, at: now });
    return { saved: true, id: unitId };
  });
}

/** Takes away units, for good. Their people and staff must be gone. */
export const eraseUnits = deleteUnits;

/** Units that hang below some others without being one of them, by name. */
export const findUnitsBelow = selectUnitsBelow;
