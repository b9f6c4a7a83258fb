/** A member of staff who may own cases. */
export interface OwnerCandidate {
  readonly id: string;
  readonly name: string;
  readonly role: "case-owner" | "administrator";
  readonly unitId: string;
  readonly openCaseCount: number;
}

/**
 * Who takes a new case: a case owner of the nearest unit on the way up, else an administrator. Of several, the one
 * with the fewest open cases, then by name, so that the choice can be explained.
 * @param unitChain the case's unit first, then its parents up to the company
 */
export function chooseOwner(
  unitChain: readonly string[],
  candidates: readonly OwnerCandidate[],
): OwnerCandidate | null {
  for (const unitId of unitChain) {
    const owners = candidates.filter(
      (candidate) => candidate.role === "case-owner" && candidate.unitId === unitId,
    );
    const owner = leastLoaded(owners);
    if (owner) return owner;
  }
  return leastLoaded(candidates.filter((candidate) => candidate.role === "administrator"));
}

function leastLoaded(candidates: readonly OwnerCandidate[]): OwnerCandidate | null {
  const order = [...candidates].sort(
    (a, b) => a.openCaseCount - b.openCaseCount || compareText(a.name, b.name) || compareText(a.id, b.id),
  );
  return order[0] ?? null;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
