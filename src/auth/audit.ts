import { randomUUID } from "node:crypto";
import type { Database } from "../../db/client.ts";
import { auditEntry } from "../../db/schema/staff.ts";
import { isMadeUpPast } from "../jobs/queue.ts";

export interface AuditRecord {
  /** null: the system itself */
  readonly staffId: string | null;
  /** e.g. "publish", "export", "deactivate" */
  readonly verb: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** codes and counts, never answers or addresses */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Writes who did what to what, in the transaction that did it. */
export async function recordAudit(tx: Database, record: AuditRecord): Promise<void> {
  if (isMadeUpPast()) return;
  await tx.insert(auditEntry).values({ ...record, id: randomUUID(), detail: { ...record.detail } });
}
