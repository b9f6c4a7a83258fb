import { deleteStaleImports } from "../../features/respondents/imports.service.ts";
import type { Handler } from "../queue.ts";

export const handle: Handler<"delete-stale-imports"> = (db, _payload, now) => deleteStaleImports(db, now);
