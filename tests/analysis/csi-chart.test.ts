import { expect, test } from "vitest";
import { chartAxis } from "../../src/elements/csi-chart/chart-axis.ts";
import { pointsOfRows } from "../../src/elements/csi-chart/chart-points.ts";

test("a row of the table becomes a point; a withheld one a gap", () => {
  const rows = [
    { dataset: { label: "Q1", value: "72.5", text: "72.5", low: "70", high: "75", continues: "" } },
    { dataset: { label: "Q2", hollow: "", begins: "" } },
  ];
  expect(pointsOfRows(rows)).toEqual([
    {
      label: "Q1",
      value: 72.5,
      valueText: "72.5",
      low: 70,
      high: 75,
      continues: true,
      begins: false,
      hollow: false,
    },
    {
      label: "Q2",
      value: null,
      valueText: "",
      low: null,
      high: null,
      continues: false,
      begins: true,
      hollow: true,
    },
  ]);
});

test("the axis holds every interval and shows at least 20 points, so that noise stays small", () => {
  expect(chartAxis([{ value: 72.5, low: 70.7, high: 74.3 }])).toEqual({ min: 60, max: 85, step: 5 });
});

test("the axis ends at 0 and 100", () => {
  expect(chartAxis([{ value: 98, low: 95, high: 100 }]).max).toBe(100);
  expect(chartAxis([{ value: 2, low: 0, high: 60 }]).min).toBe(0);
});
