import type { Database } from "../../../db/client.ts";
import { listAllStaff } from "../../auth/staff.service.ts";
import type { Language } from "../../i18n/languages.ts";
import { unitChain } from "../respondents/unit-tree.ts";
import { listUnits } from "../respondents/units.service.ts";
import { countOpenCasesByOwner } from "./case-owners.store.ts";
import { chooseOwner, type OwnerCandidate, possibleOwners } from "./owner-choice.ts";

export type CaseOwner = OwnerCandidate & { readonly language: Language };

/** Who a new case of this unit goes to; null only where there is no administrator either. */
export async function chooseOwnerOf(db: Database, unitId: string, now: Date): Promise<CaseOwner | null> {
  const chain = await chainOf(db, unitId, now);
  return chooseOwner(chain, await listCandidates(db));
}

/** Who may take over a case of this unit, by name. */
export async function listPossibleOwners(db: Database, unitId: string, now: Date): Promise<CaseOwner[]> {
  const chain = await chainOf(db, unitId, now);
  const owners = possibleOwners(chain, await listCandidates(db));
  return owners.sort((a, b) => a.name.localeCompare(b.name));
}

/** An owner who still works here, for a mail. */
export async function findOwner(db: Database, staffId: string | null): Promise<CaseOwner | null> {
  const candidates = staffId === null ? [] : await listCandidates(db);
  return candidates.find(({ id }) => id === staffId) ?? null;
}

/** Everybody who can sign in and whose role lets them own cases, with how many they have open. */
async function listCandidates(db: Database): Promise<CaseOwner[]> {
  const loadOf = await countOpenCasesByOwner(db);
  const staff = await listAllStaff(db);
  return staff.flatMap(({ id, name, role, unitId, language, isActive }) =>
    isActive && (role === "case-owner" || role === "administrator")
      ? [{ id, name, role, unitId, language, openCaseCount: loadOf.get(id) ?? 0 }]
      : [],
  );
}

async function chainOf(db: Database, unitId: string, now: Date): Promise<string[]> {
  const units = await listUnits(db, now);
  return unitChain(new Map(units.map((unit) => [unit.id, unit.parentUnitId])), unitId);
}
