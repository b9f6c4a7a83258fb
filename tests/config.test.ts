import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

function sentencesFor(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
}

test("without any setting the server is local, embedded and sends nothing", () => {
  expect(readConfig({})).toMatchObject({
    port: 4321,
    host: "127.0.0.1",
    publicUrl: "http://localhost:4321",
    databaseUrl: undefined,
    smtpUrl: undefined,
    secret: undefined,
    demo: undefined,
  });
});

test("an empty setting counts as absent", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: "", SMTP_URL: "" }).port).toBe(4321);
});

test("the public address follows the port and loses its trailing slash", () => {
  expect(readConfig({ PORT: "8080" }).publicUrl).toBe("http://localhost:8080");
  expect(readConfig({ PUBLIC_URL: "https://survey.example.com/" }).publicUrl).toBe(
    "https://survey.example.com",
  );
});

test.each([
  ["MANYI_DEMO", "yes"],
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "http"],
  ["HOST", "not a host"],
  ["PUBLIC_URL", "survey.example.com"],
  ["PUBLIC_URL", "https://survey.example.com/path"],
  ["PUBLIC_URL", "ftp://survey.example.com"],
  ["SMTP_URL", "mail.example.com"],
  ["MANYI_SECRET", "short"],
])("%s=%s is refused by one sentence that names it", (name, value) => {
  const sentences = sentencesFor({ [name]: value });
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toMatch(new RegExp(`^${name} must .+\\.$`));
});

test("every bad value has its sentence, and no value is repeated", () => {
  const sentences = sentencesFor({
    PORT: "x",
    DATABASE_URL: "mysql://root:hunter2@db/x",
    MANYI_SECRET: "hunter2",
  });
  expect(sentences).toHaveLength(3);
  expect(sentences.join("\n")).not.toContain("hunter2");
});

test("PostgreSQL requires a secret from the environment", () => {
  const DATABASE_URL = "postgres://manyi@db/manyi";
  expect(sentencesFor({ DATABASE_URL })).toEqual([expect.stringContaining("MANYI_SECRET is required")]);
  expect(sentencesFor({ DATABASE_URL, MANYI_SECRET: "s".repeat(32) })).toEqual([]);
});
