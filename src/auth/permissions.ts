/** Who may do what. Pure; the README shows this table, middleware enforces it on every route. */
export const roles = ["administrator", "analyst", "case-owner", "viewer"] as const;

export type Role = (typeof roles)[number];

export function isRole(value: unknown): value is Role {
  return roles.includes(value as Role);
}

export const permissions = [
  /** programmes, surveys: create, edit, publish */
  "surveys.edit",
  "surveys.read",
  "respondents.edit",
  "waves.edit",
  "waves.read",
  /** figures, suppressed where cells are small */
  "results.read",
  /** request a score run, tag comments */
  "results.compute",
  /** consented cases of own units */
  "cases.work",
  "outbox.read",
  /** plan improvement actions and work on them; an action's owner works on it whatever their role */
  "actions.edit",
  /** staff, units, settings, jobs, backup */
  "administration",
  /** own settings, start page */
  "own",
] as const;

export type Permission = (typeof permissions)[number];

/** What a route asks for: a permission, or open to everybody (sign-in, respondents' links, health). */
export type RoutePermission = Permission | "public";

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: permissions,
  analyst: [
    "own",
    "surveys.read",
    "surveys.edit",
    "respondents.edit",
    "waves.read",
    "waves.edit",
    "results.read",
    "results.compute",
    "outbox.read",
    "actions.edit",
  ],
  "case-owner": ["own", "results.read", "cases.work"],
  viewer: ["own", "results.read"],
};

export function can(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission);
}
