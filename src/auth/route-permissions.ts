import type { RoutePermission } from "./permissions.ts";

/**
 * The permission of every route, by Astro's route pattern. A route that is missing here is refused to everybody, and
 * the route test fails.
 */
export const routePermissions: Readonly<Record<string, RoutePermission>> = {
  "/404": "public",
  "/500": "public",
  "/c/[link]": "public",
  "/cases": "cases.work",
  "/cases/[caseId]": "cases.work",
  "/f/[link]": "public",
  "/health": "public",
  "/sign-in": "public",
  "/sign-out": "own",
  "/setup": "public",
  "/settings": "own",
  "/staff": "administration",
  "/staff/new": "administration",
  "/staff/[staffId]": "administration",
  "/operations": "administration",
  "/operations/backup": "administration",
  // Requesting a computation there needs results.compute; the page checks it.
  "/programmes/[programmeId]/analysis": "results.read",
  "/r/[link]": "public",
  "/waves/new": "waves.edit",
  "/waves/[waveId]": "waves.read",
  "/waves/[waveId]/mail": "waves.read",
  "/waves/[waveId]/edit": "waves.edit",
  "/waves/[waveId]/send": "waves.edit",
  "/waves/[waveId]/close": "waves.edit",
  "/outbox": "outbox.read",
  // Resolving a doubt there needs waves.edit; the page checks it.
  "/outbox/[messageId]": "outbox.read",
  "/outbox/[messageId]/html": "outbox.read",
  "/u/[link]": "public",
  "/": "own",
  "/programmes": "surveys.read",
  "/programmes/new": "surveys.edit",
  "/programmes/[programmeId]": "surveys.read",
  "/programmes/[programmeId]/settings": "surveys.edit",
  "/respondents": "respondents.edit",
  "/respondents/[respondentId]": "respondents.edit",
  "/respondents/import": "respondents.edit",
  "/respondents/import/[importId]": "respondents.edit",
  "/respondents/import/[importId]/bad-rows.csv": "respondents.edit",
  "/surveys/new": "surveys.edit",
  "/surveys/[surveyId]": "surveys.edit",
  "/surveys/[surveyId]/preview": "surveys.edit",
  "/surveys/[surveyId]/preview/form": "surveys.edit",
  "/units": "administration",
};
