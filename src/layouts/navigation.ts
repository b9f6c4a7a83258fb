import { can, type Role, type RoutePermission } from "../auth/permissions.ts";
import { routePermissions } from "../auth/route-permissions.ts";
import type { MessageKey } from "../i18n/t.ts";

export interface NavigationItem {
  readonly href: string;
  readonly label: MessageKey;
  /** Other addresses that belong to the section. */
  readonly also?: readonly string[];
}

const items: readonly NavigationItem[] = [
  { href: "/programmes", label: "frame.programmes", also: ["/surveys", "/waves"] },
  { href: "/respondents", label: "frame.respondents", also: ["/units"] },
  { href: "/cases", label: "frame.cases" },
  { href: "/actions", label: "frame.actions" },
  { href: "/outbox", label: "frame.outbox" },
  { href: "/operations", label: "frame.operations", also: ["/staff"] },
];

/** The main navigation of a role: the sections whose route it may open, so that no link leads to a refusal. */
export function navigationFor(
  role: Role,
  permissions: Readonly<Record<string, RoutePermission>> = routePermissions,
): readonly NavigationItem[] {
  return items.filter(({ href }) => {
    const permission = permissions[href];
    return permission !== undefined && (permission === "public" || can(role, permission));
  });
}

/** Whether a page lies in the section of a navigation item. */
export function isInSection({ href, also = [] }: NavigationItem, pathname: string): boolean {
  return [href, ...also].some((path) => pathname === path || pathname.startsWith(`${path}/`));
}
