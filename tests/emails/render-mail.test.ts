import { describe, expect, test } from "vitest";
import type { MailParameters } from "../../src/emails/mail.ts";
import { renderMail } from "../../src/emails/render-mail.ts";
import { languages } from "../../src/i18n/languages.ts";

const links = {
  button: "https://survey.example.com/r/aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbb",
  unsubscribe: "https://survey.example.com/u/aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbb",
};

const common = { brand: "Lanhu", name: "Li Wei" };
const due = { contactBy: "2026-11-05T16:00:00Z", timeZone: "Asia/Shanghai" };
const rating = {
  ...{ code: "img1", question: "Lanhu keeps its promises?", min: 0, max: 10 },
  ...{ lowLabel: "Not at all", highLabel: "Completely" },
};
const ratingPoint = (value: number) => `${links.button}?rate-img1=${value}`;
const samples: Record<MailParameters["template"], MailParameters> = {
  invitation: {
    template: "invitation",
    invitationId: "i",
    subjectLine: "How are we doing?",
    greeting: "First paragraph.\n\nSecond paragraph,\non two lines.",
    ...common,
    product: "broadband",
    closesAt: "2026-11-30T17:00:00Z",
    timeZone: "Europe/Berlin",
    anonymous: false,
    minuteCount: 2,
  },
  "invitation-test": {
    template: "invitation-test",
    waveId: "w",
    subjectLine: "How are we doing?",
    greeting: "First paragraph.",
    ...common,
    product: "broadband",
    closesAt: "2026-11-30T17:00:00Z",
    timeZone: "Europe/Berlin",
    anonymous: true,
    minuteCount: 2,
  },
  "case-promise": { template: "case-promise", caseId: "c", ...common, ownerName: "Zhang Min", ...due },
  "contact-offer": { template: "contact-offer", caseId: "c", ...common },
  "case-alert": {
    template: "case-alert",
    caseId: "c",
    severity: "urgent",
    event: "opened",
    unitName: "North",
    ...due,
  },
  "recovery-question": { template: "recovery-question", caseId: "c", ...common },
  "actions-overdue": {
    template: "actions-overdue",
    actions: [
      { title: "Longer counter hours", dueOn: "2026-10-01" },
      { title: "Simpler bills", dueOn: "2026-10-30" },
    ],
    actionCount: 3,
    actionId: null,
    name: "Lin Wei",
  },
};

function anInvitation(change: Partial<Extract<MailParameters, { template: "invitation" }>> = {}) {
  return { ...samples.invitation, ...change } as MailParameters;
}

for (const language of languages) {
  for (const parameters of Object.values(samples)) {
    test(`${parameters.template} in ${language}: one button, every text filled in, the same in plain text`, () => {
      const mail = renderMail(parameters, links, language);
      const buttons = mail.html.match(/<table role="presentation"[\s\S]*?<\/table>/g) ?? [];
      expect(buttons).toHaveLength(parameters.template === "case-promise" ? 0 : 1);
      for (const button of buttons) expect(button).toContain(`href="${links.button}"`);
      expect(mail.html).toContain(`<html lang="${language}" dir="ltr">`);
      expect(mail.html).not.toContain("lit-");
      expect(`${mail.html.replace(/<style>[\s\S]*<\/style>/, "")}${mail.text}`).not.toMatch(
        /\{\w+\}|undefined|null/,
      );
      expect(mail.text).not.toMatch(/<\/?(p|div|a|table)\b/);
      expect(mail.subject.length).toBeGreaterThan(5);
    });
  }
}

test("an invitation says how long, until when in the wave's zone, and how to get no more", () => {
  const mail = renderMail(samples.invitation, links, "en");
  expect(mail.subject).toBe("How are we doing?");
  expect(mail.text).toContain("about 2 minutes. You can answer until Monday, November 30, 2026, 6:00");
  expect(mail.text).toContain(links.button);
  expect(mail.text).toContain(links.unsubscribe);
  expect(mail.unsubscribeUrl).toBe(links.unsubscribe);
  expect(renderMail(anInvitation({ minuteCount: 1 }), links, "en").text).toContain("about a minute");
});

describe("the rating inside an invitation", () => {
  const mail = (language: "en" | "zh-CN" = "en", change: Partial<typeof rating> = {}) =>
    renderMail(anInvitation({ rating: { ...rating, ...change } }), { ...links, ratingPoint }, language);
  const pointsOf = (html: string) => [...html.matchAll(/<a class="ink number"[^>]*>/g)].map(([tag]) => tag);

  test("has a link with a name of its own for every point, in rows that fit a phone", () => {
    const points = pointsOf(mail().html);
    expect(points).toHaveLength(11);
    expect(points[7]).toContain('aria-label="7 of 10"');
    expect(points[7]).toContain(`href="${links.button}?rate-img1=7"`);
    expect(points[0]).toContain('aria-label="0 of 10: Not at all"');
    expect(pointsOf(mail("zh-CN").html)[10]).toContain('aria-label="10 分（满分 10 分）：Completely"');
    const rows = mail().html.match(/<tr><td class="point"[\s\S]*?<\/tr>/g) ?? [];
    expect(rows.map((row) => pointsOf(row).length)).toEqual([6, 5]);
  });

  test.each([
    [1, 5, [5]],
    [1, 7, [4, 3]],
    [1, 10, [5, 5]],
  ])("from %i to %i stands in rows of %j", (min, max, expected) => {
    const rows = mail("en", { min, max }).html.match(/<tr><td class="point"[\s\S]*?<\/tr>/g) ?? [];
    expect(rows.map((row) => pointsOf(row).length)).toEqual(expected);
  });

  test("reads in plain text as a question, its ends and one link to a line, before the button", () => {
    const { text } = mail();
    const lines = text.split("\n");
    expect(text).toContain("Lanhu keeps its promises?\n\n0 – Not at all\n10 – Completely");
    expect(lines).toContain(`7 ${links.button}?rate-img1=7`);
    expect(lines.filter((line) => /^\d+ https:/.test(line))).toHaveLength(11);
    expect(text.indexOf("rate-img1=10")).toBeLessThan(text.indexOf("Start the survey"));
  });

  test("needs no style sheet, no grid and no script", () => {
    const { html } = mail();
    const body = html.slice(html.indexOf("<body"));
    expect(body).not.toMatch(/display:\s*(grid|flex)|<script|<style|\son\w+=/);
  });

  test("is left out where there is no link for its points", () => {
    expect(renderMail(anInvitation({ rating }), links, "en").html).not.toContain('class="point"');
  });
});

test("a test mail says that it is one, and keeps the wave's own subject", () => {
  const mail = renderMail(samples["invitation-test"], { ...links, unsubscribe: null }, "en");
  expect(mail.subject).toBe("[Test] How are we doing?");
  expect(mail.text).toContain("This is a test: its links open a preview, and nothing is recorded.");
  expect(mail.unsubscribeUrl).toBeNull();
});

test("the promise names who and the day in the zone it was reckoned in, and apologizes for nothing", () => {
  const mail = renderMail(samples["case-promise"], { button: null, unsubscribe: null }, "en");
  // 16:00 UTC is already the sixth in Shanghai.
  expect(mail.text).toContain("Thank you. Zhang Min will contact you by Friday, November 6, 2026.");
  expect(mail.text).not.toMatch(/sorry|apolog/i);
  expect(renderMail(samples["case-promise"], links, "zh-CN").text).not.toMatch(/抱歉|对不起|道歉/);
});

test("the reminder names what is overdue, the one action by its title already in the subject", () => {
  const mail = renderMail(samples["actions-overdue"], links, "en");
  expect(mail.subject).toBe("3 improvement actions are overdue");
  expect(mail.text).toMatch(/Longer counter hours \(due Oct 1, 2026\)\s+Simpler bills .*\s+and 1 more/);
  const one = { template: "actions-overdue", actionCount: 1, actionId: "a", name: null } as const;
  const actions = [{ title: "Simpler bills", dueOn: "2026-10-30" }];
  expect(renderMail({ ...one, actions }, links, "en").subject).toBe(
    "An improvement action is overdue: Simpler bills",
  );
  expect(renderMail({ ...one, actions }, links, "zh-CN").text).toContain(
    "Simpler bills（期限 2026年10月30日）",
  );
});

test("the alert to staff names no customer", () => {
  const mail = renderMail(samples["case-alert"], links, "en");
  expect(`${mail.html}${mail.subject}`).not.toContain("Li Wei");
});

test("the alert says whether the case is new, open again or handed over", () => {
  const alert = { template: "case-alert", caseId: "c", severity: "case", unitName: "North", ...due } as const;
  const said = (event: "opened" | "reopened" | "handed-over") =>
    renderMail({ ...alert, event }, links, "en").text;
  expect(said("opened")).toContain("A case was opened for North");
  expect(said("reopened")).toContain("says that it is not solved");
  expect(said("handed-over")).toContain("was handed over to you");
});

test("what people typed is text, in HTML and in headers", () => {
  const nasty = `<script>alert(1)</script> & "quotes" <!--lit-part--> {brand}`;
  const mail = renderMail(anInvitation({ greeting: nasty, name: nasty, brand: nasty }), links, "en");
  expect(mail.html).not.toContain("<script");
  expect(mail.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; ");
  expect(mail.text).toContain(nasty);
  const subject = renderMail(anInvitation({ subjectLine: "Hi\r\nBcc: x@y.z", brand: "A\nB" }), links, "en");
  expect(subject.subject).toBe("Hi Bcc: x@y.z");
  expect(subject.fromName).toBe("A B");
});

test("the same mail is rendered to the same bytes every time", () => {
  expect(renderMail(samples.invitation, links, "zh-CN")).toEqual(
    renderMail(samples.invitation, links, "zh-CN"),
  );
});
