import { afterAll, beforeAll, expect, test } from "vitest";
import { testSecret } from "../support/app.ts";
import { useDatabase } from "../support/database.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { aHostileScene } from "./hostile-scene.ts";

const database = useDatabase();
let server: RunningServer;
let scene: Awaited<ReturnType<typeof aHostileScene>>;

beforeAll(async () => {
  server = await startServer({
    databaseUrl: database.url,
    env: { MANYI_SECRET: testSecret },
  });
  scene = await aHostileScene(database.db, server.url);
});
afterAll(() => server?.stop());

const markup = `"'><img src=x onerror=alert(1)><script>alert(1)</script>`;

/** What is typed into every field of a form at once. */
const values: Readonly<Record<string, string>> = {
  nothing: "",
  markup,
  formula: "=cmd|' /C calc'!A0",
  "line breaks": "a\r\nBcc: everybody@example.com\n\u2028b",
  "a NUL": "a\u0000b",
  "a number too large": "99999999999999999999999999",
  "a fraction": "-1.5e309",
  "not a number": "NaN",
  "a malformed id": "00000000-0000-4000-8000-00000000000g",
  "an unknown id": "00000000-0000-4000-8000-000000000000",
  "an inherited name": "__proto__",
  placeholders: "{brand}{constructor}$& $1 %s",
  "half of a character": "%ED%A0%80",
  "a long text": "满".repeat(30_000),
};

interface Hostile {
  readonly body: BodyInit;
  readonly type?: string;
}

/** One form of a page as a browser would send it: what its hidden fields and its button say, and what is typed in. */
interface Form {
  readonly fixed: readonly [string, string][];
  readonly names: readonly string[];
}

/** The bodies a form is sent: no fields, every field hostile, repeated, a file, and what is no form at all. */
function bodies({ fixed, names }: Form): [what: string, Hostile][] {
  const urlType = "application/x-www-form-urlencoded";
  const each = (value: string) => names.map((name): [string, string] => [name, value]);
  const typed = (value: string) => new URLSearchParams([...fixed, ...each(value)]);
  const raw = (value: string) => names.map((name) => `&${encodeURIComponent(name)}=${value}`).join("");
  const files = new FormData();
  for (const [name, value] of fixed) files.append(name, value);
  for (const name of names) files.append(name, new File(['a\u0000b,"c\nd'], 'x"\r\n\u0000.csv'));
  const repeated = new URLSearchParams([...fixed, ...each("1"), ...each("2"), ...each(markup)]);
  return [
    ...Object.entries(values).map(([what, value]): [string, Hostile] => [what, { body: typed(value) }]),
    ["no fields", { body: "", type: urlType }],
    ["hidden fields changed", { body: new URLSearchParams(fixed.map(([name]) => [name, markup])) }],
    ["every field three times", { body: repeated }],
    ["files in place of texts", { body: files }],
    [
      "bytes that are no UTF-8",
      { body: `${new URLSearchParams([...fixed])}${raw("%FF%FE%80")}`, type: urlType },
    ],
    ["broken escapes", { body: `${new URLSearchParams([...fixed])}${raw("%E0%A4%A%ZZ%")}`, type: urlType }],
    ["JSON", { body: JSON.stringify(Object.fromEntries(each("1"))), type: "application/json" }],
    ["plain text", { body: raw("1"), type: "text/plain" }],
    ["multipart cut off", { body: "--x\r\nContent-Disposition: f", type: "multipart/form-data; boundary=x" }],
    ["multipart without a boundary", { body: "a=b", type: "multipart/form-data" }],
    ["a type that is none", { body: "a=b", type: "nonsense" }],
  ];
}

/** The server may close an idle connection in the moment it is used again; like a browser, ask once more. */
const fetchAgain = (url: string, init: RequestInit): Promise<Response> =>
  fetch(url, init).catch((error: unknown) => {
    const { code } = (error as { cause?: NodeJS.ErrnoException }).cause ?? {};
    if (code === "EPIPE" || code === "ECONNRESET" || code === "UND_ERR_SOCKET") return fetch(url, init);
    throw error;
  });

const send = (path: string, { body, type }: Hostile) =>
  fetchAgain(`${server.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: scene.cookie, "sec-fetch-site": "same-origin", ...(type && { "content-type": type }) },
    body,
  });

const look = async (path: string) => {
  const response = await fetchAgain(`${server.url}${path}`, { headers: { cookie: scene.cookie } });
  return { status: response.status, html: await response.text() };
};

/** Whether our markup became a tag. Inside of quotes it is only the value of an attribute. */
const injected = (html: string) => /<img src=x|<script>alert/.test(html.replace(/="[^"]*"/g, ""));

/** The forms of a page that are posted. A page without one is sent a form nobody made. */
function formsOf(html: string): Form[] {
  const forms = html.split("<form").slice(1);
  const found = forms.flatMap((rest): Form[] => {
    const [form = ""] = rest.split("</form>");
    if (!/^[^>]*method="post"/.test(form) || /^[^>]*action="\/sign-out"/.test(form)) return [];
    const tags = [...form.matchAll(/<(input|select|textarea|button)\b[^>]*>/g)].map(([tag]) => tag);
    const of = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
    const pairs = (kind: RegExp) =>
      tags
        .filter((tag) => kind.test(tag) && of(tag, "name"))
        .map((tag): [string, string] => [of(tag, "name") ?? "", of(tag, "value") ?? ""]);
    const hidden = pairs(/type="hidden"/);
    const names = tags
      .filter((tag) => !/^<button|type="hidden"/.test(tag))
      .flatMap((tag) => of(tag, "name") ?? []);
    const buttons = pairs(/^<button/);
    const fixed = buttons.length > 0 ? buttons.map((button) => [...hidden, button]) : [hidden];
    return fixed.map((each) => ({ fixed: each, names: [...new Set(names)] }));
  });
  return found.length > 0 ? found : [{ fixed: [], names: ["name", "intent", "id"] }];
}

test("whatever is sent to a form, the answer is never an error of ours", async () => {
  const failures: string[] = [];
  let sentCount = 0;
  for (const path of scene.pages) {
    for (const form of formsOf((await look(path)).html)) {
      for (const [what, hostile] of bodies(form)) {
        const response = await send(path, hostile);
        await response.arrayBuffer();
        sentCount += 1;
        if (response.status >= 500)
          failures.push(`${path} ${JSON.stringify(form.fixed)}: ${what}: ${response.status}`);
      }
    }
  }
  expect(sentCount).toBeGreaterThan(500);
  expect(failures).toEqual([]);
}, 120_000);

test("and nothing of it is ever markup on a page, or stands in a page's way", async () => {
  for (const path of [...scene.pages, ...scene.looks]) {
    const { status, html } = await look(path);
    expect(status, path).toBeLessThan(500);
    expect(injected(html), path).toBe(false);
  }
  expect((await look("/settings")).html).toContain("administrator@example.com");
}, 60_000);

const queries = [
  ...[
    "search",
    "unit",
    "page",
    "wave",
    "status",
    "show",
    "next",
    "language",
    "done",
    "in",
    "brand",
    "product",
  ],
  ...["survey", "programme", "comments", "added", "thanks", "rate", "saved"],
];
const queried = [
  "",
  "a%00b",
  "%FF%FE",
  "%ZZ",
  "-1",
  "1e999",
  "99999999999999999999",
  "__proto__",
  "%22%27%3E%3Cimg%20src=x%3E",
];

test("nor is whatever stands in an address", async () => {
  const failures: string[] = [];
  const paths = [...scene.pages, ...scene.looks].map((path) => path.split("?")[0] ?? "");
  for (const path of new Set(paths)) {
    const queriesOf = queried.map((value) => `?${queries.map((name) => `${name}=${value}`).join("&")}`);
    const last = path.replace(/[^/]+$/, "");
    const addresses = [...queriesOf.map((query) => path + query), ...queried.map((value) => last + value)];
    for (const address of addresses) {
      const { status, html } = await look(address);
      if (status >= 500 || injected(html)) failures.push(`${address}: ${status}`);
    }
  }
  expect(failures).toEqual([]);
}, 120_000);
