import { expect } from "vitest";

/** Every number of `expected` has its counterpart in `actual`, to within `tolerance`; all else is equal. */
export function expectClose(actual: unknown, expected: unknown, tolerance = 1e-9, where = ""): void {
  if (typeof expected === "number") {
    expect(typeof actual, where).toBe("number");
    expect(Math.abs((actual as number) - expected), `${where}: ${actual} against ${expected}`).toBeLessThan(
      tolerance,
    );
    return;
  }
  if (typeof expected !== "object" || expected === null) {
    expect(actual, where).toEqual(expected);
    return;
  }
  const wanted = Object.entries(expected);
  expect(Object.keys((actual ?? {}) as object).length, `${where}: number of values`).toBe(wanted.length);
  for (const [key, value] of wanted) {
    expectClose((actual as Record<string, unknown>)[key], value, tolerance, `${where}.${key}`);
  }
}
