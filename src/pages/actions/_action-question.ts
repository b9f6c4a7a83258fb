import { isRecordId } from "../../../db/record-id.ts";
import type { ActionQuestion } from "../../features/strategy/action-list.service.ts";
import { isActionStatus } from "../../features/strategy/action-status.ts";

/** Which actions an address asks for; what it does not name, or names wrongly, is not asked for. */
export function readActionQuestion({ searchParams }: URL): ActionQuestion {
  const text = (name: string) => searchParams.get(name) ?? "";
  const [programmeId, unitId, status, ownerStaffId] = ["programme", "unit", "status", "owner"].map(text);
  return {
    ...(isRecordId(programmeId) && { programmeId }),
    ...(isRecordId(unitId) && { unitId }),
    ...((isActionStatus(status) || status === "overdue") && { status }),
    ...(ownerStaffId && { ownerStaffId }),
  };
}

/** The question as an address writes it, for links that keep it. */
export function questionParameters(question: ActionQuestion): Record<string, string> {
  const { programmeId, unitId, status, ownerStaffId } = question;
  return {
    ...(programmeId && { programme: programmeId }),
    ...(unitId && { unit: unitId }),
    ...(status && { status }),
    ...(ownerStaffId && { owner: ownerStaffId }),
  };
}
