import type { APIRoute } from "astro";
import { askDatabase } from "../../db/client.ts";
import { app } from "../app.ts";
import { log } from "../log.ts";

/** For monitors: 200 while the database answers, 503 otherwise. Says nothing else. */
export const GET: APIRoute = async ({ locals }) => {
  try {
    await askDatabase(app().db);
    return Response.json({ status: "ok", database: "ok" });
  } catch (error) {
    log.error({ err: error, requestId: locals.requestId }, "the database does not answer");
    return Response.json({ status: "unavailable", database: "away" }, { status: 503 });
  }
};
