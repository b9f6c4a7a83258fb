import { loadDemo } from "../../demo/load-demo.ts";
import { log } from "../../log.ts";
import type { Handler } from "../queue.ts";

export const handle: Handler<"load-demo"> = async (db, _payload, now) => {
  const outcome = await loadDemo(db, { now });
  log.info({ job: "load-demo", outcome }, "the demo programme was asked for");
};
