import { storeRequestedImport } from "../../features/respondents/imports.service.ts";
import { log } from "../../log.ts";
import type { Handler } from "../queue.ts";

/** Stores the people of a confirmed upload. What fails is marked, and its page offers to go on. */
export const handle: Handler<"import-respondents"> = async (db, { importId }, now) => {
  const end = await storeRequestedImport(db, importId, now);
  if (end.stored) log.info({ job: "import-respondents", ...end.outcome }, "an import was stored");
  else if (end.error) log.error({ importId, err: end.error }, "an import failed");
};
