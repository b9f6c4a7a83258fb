import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { normalCdf } from "../../src/scoring/comparison/normal-cdf.ts";
import { normalQuantile } from "../../src/scoring/comparison/normal-quantile.ts";
import { acceleration } from "../../src/scoring/resampling/acceleration.ts";
import { bcaInterval } from "../../src/scoring/resampling/bca-interval.ts";
import { deleteOneGroups } from "../../src/scoring/resampling/jackknife-groups.ts";
import { jackknifeSpreadOf } from "../../src/scoring/resampling/jackknife-spread.ts";
import { percentileInterval } from "../../src/scoring/resampling/percentile-interval.ts";
import { simpleDesign } from "../../src/scoring/resampling/sampling-design.ts";
import { bcaSpreadOf, spreadOf } from "../../src/scoring/resampling/spread.ts";
import { expectClose } from "./support/close.ts";

interface PublishedStatistic {
  param: string;
  est: number;
  se: number;
  percentile: [number, number];
  bca: [number, number];
  acc: number;
  se_jackknife: number;
  replicates: number[];
  jackknife: number[];
}

const file = path.resolve("tests/scoring/fixtures/mobi.bootstrap.json");
const { statistics } = JSON.parse(readFileSync(file, "utf8")) as { statistics: PublishedStatistic[] };
const groups = deleteOneGroups(simpleDesign(250));

describe.each(statistics)("$param of mobi agrees with what is published to 1e-9", (published) => {
  const replicates = Float64Array.from(published.replicates);
  const without = Float64Array.from(published.jackknife);

  test("standard error and percentile interval", () => {
    const { standardError, interval } = spreadOf(replicates);
    expectClose([standardError, interval], [published.se, published.percentile]);
  });

  test("acceleration and BCa interval", () => {
    const a = acceleration(without, groups.factors);
    expectClose(a, published.acc);
    const { interval, fallsBack } = bcaSpreadOf(replicates, { estimate: published.est, acceleration: a });
    expectClose(interval, published.bca);
    expect(fallsBack).toBeUndefined();
  });

  test("standard error by the jackknife", () => {
    expectClose(jackknifeSpreadOf(without, published.est, groups).standardError, published.se_jackknife);
  });
});

describe("the normal distribution function", () => {
  // R 4.4: pnorm(c(-8, -6.5, -3, -1, 0, 0.5, 1.959963984540054, 6.2))
  test.each([
    [-8, 6.220960574271785e-16],
    [-6.5, 4.016000583859118e-11],
    [-3, 0.00134989803163009],
    [-1, 0.158655253931457],
    [0, 0.5],
    [0.5, 0.691462461274013],
    [1.959963984540054, 0.975],
    [6.2, 0.999999999717684],
  ])("at %d is %d", (x, expected) => {
    expectClose(normalCdf(x) / expected, 1, 1e-13);
  });

  test("undoes the quantile", () => {
    for (const probability of [1e-12, 0.001, 0.3, 0.5, 0.9, 0.999999]) {
      expectClose(normalCdf(normalQuantile(probability)) / probability, 1, 1e-12);
    }
  });
});

describe("a BCa interval", () => {
  const oneTo = (count: number) => Float64Array.from({ length: count }, (_, i) => i + 1);

  test("of an estimate in the middle, without acceleration, is the percentile interval", () => {
    expectClose(bcaInterval(oneTo(1001), 501, 0), [26, 976]);
  });

  test("moves towards where the estimate lies, twice as far", () => {
    // z0 = normalQuantile(0.3); ends at P(2 z0 -+ 1.96)
    const interval = bcaInterval(oneTo(1000), 300.5, 0);
    const z0 = normalQuantile(0.3);
    expectClose(
      interval,
      [-1, 1].map((sign) => 1 + 999 * normalCdf(2 * z0 + sign * normalQuantile(0.975))),
    );
  });

  test("counts replicates that equal the estimate half, whatever rounding does to them", () => {
    const equal = new Array<number>(200).fill(500 * (1 - 2 ** -53));
    const tied = Float64Array.of(...oneTo(400), ...equal, ...oneTo(400).map((x) => x + 600));
    // as many above as below: z0 = 0
    expectClose(bcaInterval(tied, 500, 0), percentileInterval(tied));
  });

  test("is undefined where all replicates lie on one side of the estimate; the percentile interval stands in", () => {
    expect(bcaInterval(oneTo(100), 0, 0)).toBeNull();
    expect(bcaInterval(oneTo(100), 101, 0)).toBeNull();
    expect(bcaSpreadOf(oneTo(1001), { estimate: 0, acceleration: 0 })).toMatchObject({
      interval: [expect.closeTo(26, 9), expect.closeTo(976, 9)],
      fallsBack: true,
    });
  });

  test("is undefined where the acceleration leads over the end, or is unknown", () => {
    expect(bcaInterval(oneTo(1000), 500, 0.6)).toBeNull();
    expect(bcaSpreadOf(oneTo(1000), { estimate: 500, acceleration: null }).fallsBack).toBe(true);
  });

  test("of what does not vary is that value", () => {
    const spread = bcaSpreadOf(new Float64Array(100).fill(1), { estimate: 1, acceleration: null });
    expect(spread).toEqual({ interval: [1, 1], standardError: 0, failureCount: 0 });
  });
});

test("the acceleration of values without one row is a sixth of their skewness; none where one is missing", () => {
  // distances 2, -1, -1 from the mean: (8 - 1 - 1) / (6 (4 + 1 + 1)^1.5)
  const factors = new Float64Array(3).fill(1);
  expectClose(acceleration(Float64Array.of(1, 4, 4), factors), 6 / (6 * 6 ** 1.5));
  expect(acceleration(Float64Array.of(1, Number.NaN, 4), factors)).toBeNull();
  expect(acceleration(Float64Array.of(2, 2, 2), factors)).toBeNull();
});
