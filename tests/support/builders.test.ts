import { beforeAll, expect, test } from "vitest";
import { setTestApp } from "./app.ts";
import { aResponse, aScene, linkPath } from "./builders.ts";
import { useDatabase } from "./database.ts";

const database = useDatabase();
beforeAll(() => setTestApp(database.db));

test("a scene hangs together, and a response can be hung on it", async () => {
  const scene = await aScene(database.db, { privacyMode: "confidential" });
  expect(scene.version.privacyMode).toBe("confidential");
  expect(scene.wave.programmeId).toBe(scene.programme.id);
  expect(linkPath(scene.invitation)).toMatch(/^\/r\/[\w-]{22}\.[\w-]{22}$/);
  const given = await aResponse(database.db, { waveId: scene.wave.id });
  expect(given.surveyVersionId).toBe(scene.version.id);
});
