import type { Database } from "../../db/client.ts";
import type { StaffProblem } from "../auth/new-staff.ts";
import { isRole, roles } from "../auth/permissions.ts";
import { addStaff } from "../auth/staff.service.ts";
import { ensureCompany, listUnits } from "../features/respondents/units.service.ts";
import { t } from "../i18n/t.ts";
import { type Command, InputError } from "./command.ts";
import { readArguments } from "./read-arguments.ts";
import { readPassword } from "./read-password.ts";
import { withDatabase } from "./with-database.ts";

/** `manyi user add EMAIL`: a member of staff from the command line. */
export const userCommand: Command = {
  name: "user",
  summary: "Add a member of staff",
  help: `Usage: npm run --silent manyi -- user add EMAIL --name NAME [options]

Adds a member of staff who can sign in at once. Asks for the password, or reads it from stdin.

  --name NAME        how colleagues see them
  --role ROLE        ${roles.join(", ")} (default administrator)
  --unit CODE        the unit whose part of the company they see (default: the whole company)
  --language LANG    en or zh-CN (default en)
  --password-stdin   reads the password, one line, from stdin instead of asking

The embedded database needs the server stopped.
`,
  async run(args) {
    const { positionals, values } = readArguments(args, {
      name: { type: "string" },
      role: { type: "string", default: "administrator" },
      unit: { type: "string", default: "company" },
      language: { type: "string", default: "en" },
      "password-stdin": { type: "boolean", default: false },
    });
    const [verb, email, ...rest] = positionals;
    if (verb !== "add" || !email || rest.length > 0)
      throw new InputError('user knows one thing: "user add EMAIL"');
    if (!isRole(values.role)) throw new InputError(`--role ${values.role}: there are ${roles.join(", ")}`);
    const password = await readPassword(values["password-stdin"]);
    const person = { email, name: values.name ?? "", role: values.role, language: values.language, password };
    await withDatabase(({ db }) => add(db, person, values.unit));
    process.stdout.write(`${email} can sign in as ${values.role}.\n`);
    return 0;
  },
};

async function add(
  db: Database,
  person: { email: string; name: string; role: string; language: string; password: string },
  unitCode: string,
): Promise<void> {
  const now = new Date();
  const unitId = await unitIdOf(db, unitCode, now);
  const result = await addStaff(db, { ...person, unitId }, { staffId: null, now });
  if (result.added) return;
  const reasons = result.problems
    .filter((problem): problem is StaffProblem => problem !== "already-set-up")
    .map((problem) => t("en", `staff.problem.${problem}`));
  throw new InputError(`user add ${person.email}: ${reasons.join(" ")}`);
}

async function unitIdOf(db: Database, code: string, now: Date): Promise<string> {
  if (code === "company") return ensureCompany(db, t("en", "staff.setup.companyFallback"), now);
  const units = await listUnits(db, now);
  const unit = units.find((each) => each.code === code);
  if (unit) return unit.id;
  const codes = units.map((each) => each.code).join(", ");
  throw new InputError(`--unit ${code}: there is no such unit; there are ${codes || "none yet"}`);
}
