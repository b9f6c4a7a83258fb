import { RateLimiterMemory } from "rate-limiter-flexible";

// For everybody together: only one person has the code, and nobody shall find it by trying.
const tries = new RateLimiterMemory({ points: 20, duration: 60 });

/** Counts one attempt at the first-administrator page. */
export async function mayTrySetup(): Promise<boolean> {
  return tries.consume("setup").then(
    () => true,
    () => false,
  );
}
