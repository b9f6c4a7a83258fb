import type { SignedInStaff } from "../auth/sessions.ts";

/**
 * Who asks for a page that only staff may see.
 * @throws {Error} if middleware let somebody through to it unsigned
 */
export function signedIn(locals: App.Locals): SignedInStaff {
  if (!locals.staff) throw new Error("signedIn requires a route that middleware has guarded");
  return locals.staff;
}

/** The page of a list that an address asks for, from 1. */
export function pageNumber(url: URL): number {
  const page = Number(url.searchParams.get("page") ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}

const refreshSeconds = 3;

/**
 * Has the browser ask again soon for a page that shows work going on; without script.
 * @param href where the page is: not the form it may have been sent from
 */
export function lookAgain({ headers }: { readonly headers: Headers }, href: string): void {
  headers.set("Refresh", `${refreshSeconds}; url=${href}`);
}
