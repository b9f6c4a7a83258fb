import { expect, test } from "vitest";
import { allMessages } from "../../src/i18n/t.ts";

test("both languages have the same keys, and no text is empty", () => {
  const { en, "zh-CN": chinese } = allMessages();
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(en).sort());
  for (const [key, text] of [...Object.entries(en), ...Object.entries(chinese)])
    expect(text, key).not.toBe("");
});

test("a translation uses the same placeholders as the English text", () => {
  const { en, "zh-CN": chinese } = allMessages();
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [key, text] of Object.entries(en)) {
    expect([...new Set(placeholders(chinese[key] ?? ""))], key).toEqual([...new Set(placeholders(text))]);
  }
});
