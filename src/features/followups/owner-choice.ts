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
 * @param chain the case's unit first, then its parents up to the company
 */
export function chooseOwner<Candidate extends OwnerCandidate>(
  chain: readonly string[],
  candidates: readonly Candidate[],
): Candidate | null {
  for (const unitId of chain) {
    const owners = candidates.filter(
      (candidate) => candidate.role === "case-owner" && candidate.unitId === unitId,
    );
    const owner = leastLoaded(owners);
    if (owner) return owner;
  }
  return leastLoaded(candidates.filter((candidate) => candidate.role === "administrator"));
}

/** Who may own a case of this unit: the case owners of its chain, whose cases they see, and administrators. */
export function possibleOwners<Candidate extends OwnerCandidate>(
  chain: readonly string[],
  candidates: readonly Candidate[],
): Candidate[] {
  return candidates.filter(({ role, unitId }) => role === "administrator" || chain.includes(unitId));
}

function leastLoaded<Candidate extends OwnerCandidate>(candidates: readonly Candidate[]): Candidate | null {
  const order = [...candidates].sort(
    (a, b) => a.openCaseCount - b.openCaseCount || compareText(a.name, b.name) || compareText(a.id, b.id),
  );
  return order[0] ?? null;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
