import { expect, test } from "vitest";
import { lengthOnAxis, positionOnAxis } from "../../src/components/axis.ts";

test("a value stands at its share of the axis", () => {
  expect(positionOnAxis(72.5, [0, 100])).toBe("72.5%");
  expect(positionOnAxis(0, [-0.5, 0.5])).toBe("50%");
});

test("a value outside the axis stands at its edge", () => {
  expect(positionOnAxis(-3, [0, 100])).toBe("0%");
  expect(positionOnAxis(140, [0, 100])).toBe("100%");
});

test("an interval is as long as the part of it on the axis", () => {
  expect(lengthOnAxis([70.7, 74.3], [0, 100])).toBe("3.6%");
  expect(lengthOnAxis([90, 120], [0, 100])).toBe("10%");
});

test("an axis without length is refused", () => {
  expect(() => positionOnAxis(1, [5, 5])).toThrow(RangeError);
});
