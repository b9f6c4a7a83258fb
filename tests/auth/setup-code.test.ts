import { expect, test } from "vitest";
import { isSetupCode, makeSetupCode } from "../../src/auth/setup-code.ts";

test("a code is three groups of four without characters that are mistaken for each other", () => {
  for (let round = 0; round < 50; round += 1) {
    expect(makeSetupCode()).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){2}[2-9A-HJKMNP-TV-Z]{4}$/);
  }
  expect(makeSetupCode()).not.toBe(makeSetupCode());
});

test("case, spaces and hyphens do not matter, any other difference does", () => {
  expect(isSetupCode(" k7qm2vxd 9htr", "K7QM-2VXD-9HTR")).toBe(true);
  expect(isSetupCode("K7QM-2VXD-9HTS", "K7QM-2VXD-9HTR")).toBe(false);
  expect(isSetupCode("", "K7QM-2VXD-9HTR")).toBe(false);
});
