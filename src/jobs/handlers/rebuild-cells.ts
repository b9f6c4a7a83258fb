import { rebuildMarkedCells } from "../../features/analysis/cells.service.ts";
import type { Handler } from "../queue.ts";

export const handle: Handler<"rebuild-cells"> = async (db) => {
  await rebuildMarkedCells(db, () => new Date());
};
