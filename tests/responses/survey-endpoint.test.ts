import { gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invitation, message } from "../../db/schema/invitations.ts";
import { response, responseDraft } from "../../db/schema/responses.ts";
import { allQuestions } from "../../src/features/surveys/survey-definition.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { post, useSurveyServer } from "./survey-server.ts";

const server = useSurveyServer();

/** Every page's required answers in one form. */
const everything = {
  page: "3",
  "answer-sat1": "4",
  "answer-complained": "no",
  "answer-comment": "Long queue.",
};

function responsesOf(waveId: string) {
  return server.db.select().from(response).where(eq(response.waveId, waveId));
}

describe("one response per invitation", () => {
  test("fifty submissions at once are all thanked, and one response is stored", async () => {
    const { url, wave } = await server.aLink("identified");
    await post(url, { page: "1" });
    await post(url, { page: "2", "answer-sat1": "4" });
    const replies = await Promise.all(Array.from({ length: 50 }, () => post(url, everything)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([303]));
    const rows = await responsesOf(wave.id);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.answers).toMatchObject({ sat1: { value: 4 }, comment: { text: "Long queue." } });
  });

  test("a retry after a lost reply shows the receipt, and the link says that it was answered", async () => {
    const { url, wave } = await server.aLink("anonymous");
    expect((await post(url, everything)).status).toBe(303);
    const again = await post(url, { ...everything, "answer-sat1": "10" });
    expect(again.headers.get("location")).toMatch(/\?thanks=$/);
    const receipt = await fetch(new URL(again.headers.get("location") ?? "", url));
    expect(await receipt.text()).toContain("Your answers have arrived");
    expect(await (await fetch(url)).text()).toContain("You have already answered");
    const rows = await responsesOf(wave.id);
    expect(rows.map(({ answers }) => answers.sat1)).toEqual([{ value: 4 }]);
  });
});

test("two hundred visits by a mail scanner, GET and HEAD, with and without parameters, change nothing", async () => {
  const { url, wave, respondent } = await server.aLink("identified");
  await post(url, { page: "1", "answer-img1": "7" });
  const state = async () => [
    await server.db.select().from(invitation).where(eq(invitation.waveId, wave.id)),
    await server.db
      .select()
      .from(responseDraft)
      .where(eq(responseDraft.respondentId, respondent.respondentId)),
    await responsesOf(wave.id),
    // Mails to others may be on their way: earlier tests' answers are being followed up.
    await server.db.select().from(message).where(eq(message.respondentId, respondent.respondentId)),
  ];
  const before = await state();
  const visits = [
    "",
    "?page=2",
    "?page=3&added=handling",
    "?thanks=",
    "?rate-img1=3",
    "?page=1&rate-img1=3",
    "?language=zh-CN&intent=next&answer-sat1=1",
  ];
  for (let round = 0; round < 40; round += 1) {
    const method = round % 4 === 0 ? "HEAD" : "GET";
    const replies = await Promise.all(visits.map((query) => fetch(url + query, { method })));
    for (const reply of replies) expect(reply.status).toBe(200);
  }
  expect(await state()).toEqual(before);
});

describe("a point of the rating in the mail", () => {
  const marked = (html: string) =>
    /<input[^>]*name="answer-img1"[^>]*value="(\d+)"[^>]*checked/.exec(html)?.[1];
  const look = async (url: string) => (await fetch(url)).text();

  test("is marked on the first page, and is no answer until the page is sent", async () => {
    const { url, respondent, wave } = await server.aLink("identified");
    const html = await look(`${url}?rate-img1=3`);
    expect(marked(html)).toBe("3");
    expect(html).toContain("Your 3 from the mail is marked below.");
    const draft = () =>
      server.db.select().from(responseDraft).where(eq(responseDraft.respondentId, respondent.respondentId));
    expect(await draft()).toEqual([]);
    await post(url, { page: "1", entry: "in-mail-rating", "answer-img1": "3" });
    expect(await draft()).toMatchObject([{ answers: { img1: { value: 3 } }, entryMode: "in-mail-rating" }]);
    for (const page of ["2", "3"]) await post(url, { ...everything, page });
    expect(await responsesOf(wave.id)).toMatchObject([{ entryMode: "in-mail-rating" }]);
  });

  test.each(["?rate-img1=11", "?rate-img1=dont-know", "?rate-sat1=7", "?rate-img1="])(
    "%s marks nothing and asks as always",
    async (query) => {
      const { url } = await server.aLink("anonymous");
      const reply = await fetch(url + query);
      expect(reply.status).toBe(200);
      const html = await reply.text();
      expect(marked(html)).toBeUndefined();
      expect(html).not.toContain("from the mail");
    },
  );

  test("does not displace what was answered before, and says so; the same point goes on where one was", async () => {
    const { url } = await server.aLink("identified");
    await post(url, { page: "1", "answer-img1": "7" });
    const other = await fetch(`${url}?rate-img1=3`);
    expect(new URL(other.url).searchParams.get("page")).toBe("1");
    const html = await other.text();
    expect(marked(html)).toBe("7");
    expect(html).toContain("You chose 3 in the mail.");
    const same = await fetch(`${url}?rate-img1=7`);
    expect(new URL(same.url).searchParams.get("page")).toBe("2");
  });

  test("stays marked in the other language", async () => {
    const { url } = await server.aLink("anonymous");
    const html = await look(`${url}?rate-img1=3`);
    const chinese =
      /href="([^"]*language=zh-CN[^"]*)"/
        .exec(html)?.[1]
        ?.replaceAll("&amp;", "&")
        .replaceAll("&#38;", "&") ?? "";
    expect(marked(await look(new URL(chinese, url).href))).toBe("3");
  });
});

test("links that lead nowhere get the same page, whatever is wrong with them", async () => {
  const { url } = await server.aLink("identified");
  const { url: other } = await server.aLink("identified");
  const [person] = url.split(".");
  const wrong = [
    `${server.url}/r/x`,
    `${person}.${"A".repeat(22)}`,
    `${person}.${other.split(".").at(-1)}`,
    `${url}A`,
    `${url.slice(0, -1)}${url.endsWith("A") ? "B" : "A"}`,
  ];
  const pages = await Promise.all(
    wrong.map(async (address) => {
      const reply = await fetch(address);
      const text = await reply.text();
      return { status: reply.status, text: text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID") };
    }),
  );
  for (const page of pages) {
    expect(page.status).toBe(404);
    expect(page.text).toBe(pages[0]?.text);
  }
  const posted = await post(wrong[1] ?? "", everything);
  expect(posted.status).toBe(404);
});

test("a form that cannot be read is refused with a kind page", async () => {
  const { url } = await server.aLink("identified");
  const headers = { "Content-Type": "application/json", Origin: server.url };
  const reply = await fetch(url, { method: "POST", body: "{}", headers });
  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain("did not arrive as it should");
});

test("closed and opted out have a page of their own, in the respondent's language", async () => {
  const closed = await server.aLink("identified", {
    wave: { status: "closed", closesAt: new Date("2026-10-01T10:00:00Z") },
    respondent: { language: "zh-CN" },
  });
  expect(await (await fetch(closed.url)).text()).toMatch(/lang="zh-CN".*本次调查已结束.*2026年10月1日/s);
  const gone = await server.aLink("identified", { invitation: { disposition: "opted-out" } });
  expect(await (await fetch(gone.url)).text()).toContain("You asked us not to write to you");
  expect((await post(gone.url, everything)).headers.get("location")).toBe(new URL(gone.url).pathname);
});

test("the page loads under 10 KB of JavaScript, none of it in the page itself", async () => {
  const { url } = await server.aLink("identified");
  const html = await (await fetch(url)).text();
  const sources = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g)].map(
    (m) => m[1] ?? "",
  );
  expect(sources.length).toBeGreaterThan(0);
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son\w+=/);
  let bytes = 0;
  for (const source of await withImports(sources)) bytes += gzipSync(source, { level: 9 }).length;
  expect(bytes).toBeLessThan(10_000);
});

/** The text of scripts and of everything they import. */
async function withImports(sources: readonly string[]): Promise<string[]> {
  const texts = new Map<string, string>();
  const waiting = [...sources];
  for (let source = waiting.pop(); source; source = waiting.pop()) {
    if (texts.has(source)) continue;
    const text = await (await fetch(new URL(source, server.url))).text();
    texts.set(source, text);
    for (const [, path] of text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g)) {
      waiting.push(new URL(path ?? "", new URL(source, server.url)).pathname);
    }
  }
  return [...texts.values()];
}

const privacyModes = ["identified", "confidential", "anonymous"] as const;
const codes = allQuestions(definitionFromTemplate("ecsi", false)).map(({ code }) => code);
const names = fc.oneof(
  fc.constantFrom("page", "intent", "asked", "opened", "website", "language"),
  fc.constantFrom(...codes).map((code) => `answer-${code}`),
  fc.string(),
);
const values = fc.oneof(
  fc.constantFrom("1", "2", "3", "10", "11", "-1", "yes", "no", "dont-know", "next", "back", "stay", "save"),
  fc.string({ unit: "binary" }),
  fc.string({ minLength: 1900, maxLength: 2500 }),
);
const bodies = fc.sample(
  fc.record({
    link: fc.nat(privacyModes.length - 1),
    fields: fc.array(fc.tuple(names, values), { maxLength: 20 }),
    kind: fc.constantFrom("form", "form", "form", "multipart", "raw"),
  }),
  { numRuns: 2500, seed: 20261104 },
);

test("2,500 fuzzed submissions, in every encoding: never an error of ours, never a second response", async () => {
  const links = await Promise.all(privacyModes.map((mode) => server.aLink(mode)));
  const statuses = new Map<number, number>();
  const send = async ({ link, fields, kind }: (typeof bodies)[number]) => {
    const reply = await fetch(links[link]?.url ?? "", {
      method: "POST",
      redirect: "manual",
      headers: {
        Origin: server.url,
        ...(kind === "raw" && { "Content-Type": "multipart/form-data; boundary=x" }),
      },
      body: encoded(fields, kind),
    });
    await reply.arrayBuffer();
    statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
  };
  const waiting = [...bodies];
  const worker = async () => {
    for (let body = waiting.pop(); body; body = waiting.pop()) await send(body);
  };
  await Promise.all(Array.from({ length: 12 }, worker));
  expect([...statuses.keys()].filter((status) => ![200, 204, 303, 400, 422].includes(status))).toEqual([]);
  expect(statuses.get(422)).toBeGreaterThan(100);
  for (const { wave } of links) expect((await responsesOf(wave.id)).length).toBeLessThanOrEqual(1);
}, 120_000);

function encoded(fields: [string, string][], kind: string): URLSearchParams | FormData | string {
  if (kind === "raw") return fields.flat().join("\r\n--x\r\n");
  if (kind === "form") return new URLSearchParams(fields);
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
