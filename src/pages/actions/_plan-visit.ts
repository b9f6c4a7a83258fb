import type { AstroGlobal } from "astro";
import { app } from "../../app.ts";
import { planErrors } from "../../components/actions/plan-errors.ts";
import type { FormError } from "../../components/form-errors.ts";
import { isRootCause } from "../../features/followups/root-cause.ts";
import { type EnteredPlan, earliestStart, type PlanChoices } from "../../features/strategy/action-plan.ts";
import { planAction } from "../../features/strategy/actions.service.ts";
import { loadPlanChoices } from "../../features/strategy/plan-choices.service.ts";
import type { PlanOffer } from "../../features/strategy/plan-offer.service.ts";
import { t } from "../../i18n/t.ts";
import { textFields } from "../../server/form-data.ts";
import { signedIn } from "../../server/page-request.ts";

/** What the form of a new action shows. */
export interface PlanVisit {
  readonly title: string;
  readonly entered: EnteredPlan;
  readonly choices: PlanChoices;
  readonly constructs: readonly { value: string; label: string }[];
  readonly errors: readonly FormError[];
}

type Door = Pick<AstroGlobal, "request" | "url" | "locals">;

const fields = [
  ...(["title", "rootCause", "construct", "startsOn", "baselineWaveId"] as const),
  ...(["ownerStaffId", "dueOn", "expectedRise", "note"] as const),
];

/**
 * The form for an action on the driver, or against the cause, that the address names; a sent one is planned.
 * @returns null where the address names neither; a redirect to the new action
 */
export async function visitPlan(
  door: Door,
  offer: PlanOffer,
  now: Date,
): Promise<PlanVisit | Response | null> {
  const { language } = door.locals;
  const { newest, programme } = offer;
  const origin = newest && originOf(door.url, offer);
  if (!newest || !origin) return null;
  const staff = signedIn(door.locals);
  const labelOf = (name: string) => newest.definition.constructLabels[name]?.label[language] ?? name;
  const constructs = origin.constructs.map((name) => ({ value: name, label: labelOf(name) }));
  const form = door.request.method === "POST" ? await door.request.formData() : null;
  const sent = form && enteredIn(form);
  const { db } = app();
  // A construct that was not offered is refused below; figures of it there are none.
  const shown = origin.constructs.find((name) => name === sent?.construct) ?? origin.construct;
  const choices = await loadPlanChoices(db, programme.id, staff.unitId, shown, now);
  const startsOn = earliestStart(choices.knownUntil, now.toISOString().slice(0, 10));
  const entered = sent ?? blankPlan(origin, newest.waveId, startsOn);
  const title = origin.rootCause
    ? t(language, "actions.new.onCause", { cause: t(language, `cases.cause.${origin.rootCause}`) })
    : t(language, "actions.new.onDriver", { construct: labelOf(origin.construct) });
  if (!sent) return { title, entered, choices, constructs, errors: [] };
  const planned = await planAction(db, staff, programme.id, entered, now);
  if (planned.planned)
    return new Response(null, {
      status: 303,
      headers: { Location: `/actions/${planned.actionId}?done=created` },
    });
  return { title, entered, choices, constructs, errors: planErrors(language, planned.problems) };
}

interface Origin {
  readonly rootCause: ReturnType<typeof rootCauseIn>;
  readonly construct: string;
  /** what the index that is to rise may be chosen from */
  readonly constructs: readonly string[];
}

/** From a driver its own index is to rise; from a cause of cases, the target's or any driver's. */
function originOf({ searchParams }: URL, { newest, constructs }: PlanOffer): Origin | null {
  if (!newest) return null;
  const { target } = newest.pathModel;
  const names = constructs.map(({ construct }) => construct);
  const rootCause = rootCauseIn(searchParams);
  if (rootCause) return { rootCause, construct: target, constructs: [target, ...names] };
  const driver = searchParams.get("driver") ?? "";
  return [target, ...names].includes(driver)
    ? { rootCause: null, construct: driver, constructs: [driver] }
    : null;
}

function rootCauseIn(searchParams: URLSearchParams) {
  const cause = searchParams.get("cause") ?? "";
  return isRootCause(cause) ? cause : null;
}

function blankPlan({ rootCause, construct }: Origin, baselineWaveId: string, startsOn: string): EnteredPlan {
  return {
    ...{ title: "", construct, rootCause: rootCause ?? "", sides: {}, baselineWaveId },
    ...{ startsOn, ownerStaffId: "", dueOn: "", expectedRise: "", note: "" },
  };
}

function enteredIn(form: FormData): EnteredPlan {
  const sides = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith("unit-") && typeof value === "string"
      ? [[name.slice("unit-".length), value] as const]
      : [],
  );
  return { ...textFields(form, fields), sides: Object.fromEntries(sides) };
}
