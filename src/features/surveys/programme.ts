import { checkLine, type FormProblem } from "./form-problem.ts";

/** Kinds are never pooled in one index. */
export const programmeKinds = ["relationship", "transactional", "recovery", "employee"] as const;

export type ProgrammeKind = (typeof programmeKinds)[number];

/** Identified: named; confidential: staff see results, not who; anonymous: nobody can know. */
export const privacyModes = ["identified", "confidential", "anonymous"] as const;

export type PrivacyMode = (typeof privacyModes)[number];

export interface ProgrammeInput {
  readonly name: string;
  readonly kind: ProgrammeKind;
  readonly privacyDefault: PrivacyMode;
}

/** A programme as it was entered into a form: nothing is known about the values yet. */
export type ProgrammeDraft = Readonly<Record<keyof ProgrammeInput, string>>;

/** The entered programme, or what is wrong with it. */
export function readProgramme(draft: ProgrammeDraft): ProgrammeInput | { problems: FormProblem[] } {
  const kind = programmeKinds.find((known) => known === draft.kind);
  const privacyDefault = privacyModes.find((known) => known === draft.privacyDefault);
  const problems: FormProblem[] = checkLine("name", draft.name);
  if (!kind) problems.push({ field: "kind", reason: "not-a-choice" });
  if (!privacyDefault) problems.push({ field: "privacyDefault", reason: "not-a-choice" });
  if (!kind || !privacyDefault || problems.length > 0) return { problems };
  return { name: draft.name.trim(), kind, privacyDefault };
}
