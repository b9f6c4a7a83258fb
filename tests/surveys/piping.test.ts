import { expect, test } from "vitest";
import { pipeText, unknownPlaceholders } from "../../src/features/surveys/piping.ts";

const text = { en: "{product} from {brand}, again {brand}", "zh-CN": "{brand}的{product}" };

test("brand and product are filled in, as often as they occur", () => {
  const piping = { brand: "Lanhu", product: "broadband" };
  expect(pipeText(text, "en", piping)).toBe("broadband from Lanhu, again Lanhu");
  expect(pipeText(text, "zh-CN", piping)).toBe("Lanhu的broadband");
});

test("names that look like patterns stay as they are", () => {
  expect(pipeText(text, "en", { brand: "$& Co {product}", product: "$1" })).toBe(
    "$1 from $& Co {product}, again $& Co {product}",
  );
});

test("placeholders nobody fills in are found", () => {
  expect(unknownPlaceholders("{brand} {Brand} {} {name}")).toEqual(["{Brand}", "{}", "{name}"]);
});
