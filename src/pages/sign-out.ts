import type { APIRoute } from "astro";
import { signOut } from "../auth/sessions.ts";

export const POST: APIRoute = async ({ request }) => {
  const headers = new Headers({ Location: "/sign-in" });
  for (const cookie of await signOut(request.headers)) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
};

// Somebody who types the address, or comes back to it, is not signed out by a GET.
export const GET: APIRoute = ({ redirect }) => redirect("/", 303);
