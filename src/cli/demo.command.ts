import { setApp } from "../app.ts";
import { findDemo } from "../auth/demo.service.ts";
import { loadSecret } from "../auth/secret.ts";
import { obstacleWords } from "../demo/demo-words.ts";
import { loadDemo } from "../demo/load-demo.ts";
import { removeDemo } from "../demo/remove-demo.ts";
import { endScoringPool } from "../scoring-pool.ts";
import { type Command, InputError } from "./command.ts";
import { readArguments } from "./read-arguments.ts";
import { databaseName, withDatabase } from "./with-database.ts";

/** `manyi demo load|remove`: a made-up company to walk through, and away with it. */
export const demoCommand: Command = {
  name: "demo",
  summary: "Load or remove the demo programme",
  help: `Usage: npm run --silent manyi -- demo load|remove

load    makes up a mobile phone operator with customers, seven waves, cases and
        actions, and says who can sign in. Nothing of your own is touched.
remove  takes away exactly that. Refuses if something of your own was put into it.

The embedded database needs the server stopped.
`,
  async run(args) {
    const [verb, ...rest] = readArguments(args, {}).positionals;
    if ((verb !== "load" && verb !== "remove") || rest.length > 0)
      throw new InputError('demo knows two things: "demo load" and "demo remove"');
    return withDatabase(async ({ db, pglite }, config) => {
      const secret = await loadSecret(config);
      setApp({ db, pglite, config, secret, transport: "outbox", setupCode: "" });
      const inWhat = databaseName(config);
      return verb === "load"
        ? await load(inWhat, db, pglite !== undefined)
        : await remove(inWhat, db, pglite !== undefined);
    });
  },
};

type Db = Parameters<typeof loadDemo>[0];

async function load(inWhat: string, db: Db, isAlone: boolean): Promise<number> {
  const begunAt = Date.now();
  const outcome = await loadDemo(db, {
    now: new Date(),
    isAlone,
    onWave: (wave, waveCount) => say(`Loading the demo programme … wave ${wave} of ${waveCount}`),
  });
  await endScoringPool();
  if (outcome === "being-loaded") throw new InputError(beingLoaded(inWhat));
  if (outcome === "loaded")
    say(`The demo programme is loaded into ${inWhat}, in ${secondsSince(begunAt)} seconds.`);
  else say(`The demo programme is there already, in ${inWhat}.`);
  say("Who can sign in:");
  for (const { role, email, password } of (await findDemo(db))?.staff ?? [])
    say(`  ${role.padEnd(14)} ${email.padEnd(28)} ${password}`);
  return 0;
}

async function remove(inWhat: string, db: Db, isAlone: boolean): Promise<number> {
  const outcome = await removeDemo(db, new Date(), isAlone);
  if (outcome.removed) {
    say(`The demo programme is removed from ${inWhat}.`);
    return 0;
  }
  switch (outcome.reason) {
    case "not-there":
      say(`There is no demo programme in ${inWhat}.`);
      return 0;
    case "being-loaded":
      throw new InputError(beingLoaded(inWhat));
    case "own-data":
      process.stderr.write(`The demo stays:\n${obstacleWords("en", outcome.obstacles).join("\n")}\n`);
      return 1;
  }
}

function beingLoaded(inWhat: string): string {
  return `The demo is being loaded into ${inWhat} just now. If that was cut off, ask again in two minutes.`;
}

function secondsSince(at: number): string {
  return ((Date.now() - at) / 1000).toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
