import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

export type Visit =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

// A whole office may answer from one address; somebody who tries out links is noticed by what is not there.
const visitsPerMinuteMax = 6_000;
const unknownPerMinuteMax = 60;

const visits = new RateLimiterMemory({ points: visitsPerMinuteMax, duration: 60 });
const unknown = new RateLimiterMemory({ points: unknownPerMinuteMax, duration: 60 });

/** The routes that a personal link opens. */
export function isTokenRoute(routePattern: string): boolean {
  return /^\/[rucf]\//.test(routePattern);
}

/** Counts one visit of a personal link from this address. */
export async function mayVisitLink(address: string): Promise<Visit> {
  const soFar = await unknown.get(address);
  if (soFar && soFar.consumedPoints >= unknownPerMinuteMax) return tooMany(soFar);
  try {
    await visits.consume(address);
    return { allowed: true };
  } catch (error) {
    if (error instanceof RateLimiterRes) return tooMany(error);
    throw error;
  }
}

/** Counts a link that does not exist. */
export async function noteUnknownLink(address: string): Promise<void> {
  await unknown.penalty(address);
}

function tooMany(state: RateLimiterRes): Visit {
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) };
}
