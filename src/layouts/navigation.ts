import { can, type Role } from "../auth/permissions.ts";
import { routePermissions } from "../auth/route-permissions.ts";
import type { MessageKey } from "../i18n/t.ts";

export interface NavigationItem {
  readonly href: string;
  readonly label: MessageKey;
}

const items: readonly NavigationItem[] = [
  { href: "/programmes", label: "frame.programmes" },
  { href: "/respondents", label: "frame.respondents" },
  { href: "/cases", label: "frame.cases" },
  { href: "/outbox", label: "frame.outbox" },
  { href: "/operations", label: "frame.operations" },
];

/** The main navigation of a role: the sections whose route it may open, so that no link leads to a refusal. */
export function navigationFor(role: Role): readonly NavigationItem[] {
  return items.filter(({ href }) => {
    const permission = routePermissions[href];
    return permission !== undefined && (permission === "public" || can(role, permission));
  });
}

/** Whether a page lies in the section of a navigation item. */
export function isInSection(href: string, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
