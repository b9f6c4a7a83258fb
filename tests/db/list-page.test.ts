import { expect, test } from "vitest";
import { listedMax, listPage } from "../../db/list-page.ts";

test("a page before the first is the first, one behind the last is the last", () => {
  expect(listPage(120, 3, 50)).toEqual({ page: 3, pageCount: 3, offset: 100, limit: 50 });
  expect(listPage(120, 0, 50).page).toBe(1);
  expect(listPage(120, 9, 50).page).toBe(3);
  expect(listPage(0, 2, 50)).toEqual({ page: 1, pageCount: 1, offset: 0, limit: 50 });
});

test("what lies behind the longest list has no page", () => {
  expect(listPage(listedMax + 1, 1_000_000, 50)).toMatchObject({
    pageCount: listedMax / 50,
    offset: listedMax - 50,
  });
});
