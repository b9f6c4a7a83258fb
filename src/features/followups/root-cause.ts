/** Why a customer was dissatisfied, as found by the person who closed the case: a short list, for a Pareto later. */
export const rootCauses = [
  "product-fault",
  "service-behaviour",
  "waiting-time",
  "price-billing",
  "information",
  "delivery",
  "other",
] as const;

export type RootCause = (typeof rootCauses)[number];

export function isRootCause(value: string): value is RootCause {
  return (rootCauses as readonly string[]).includes(value);
}
