import fc from "fast-check";
import { html } from "lit";
import { expect, test } from "vitest";
import { questionTemplate } from "../../src/elements/question/question.template.ts";
import type { QuestionView } from "../../src/elements/question/question-view.ts";
import { renderTemplate } from "../../src/elements/render-template.ts";
import type { Question } from "../../src/features/surveys/survey-definition.ts";
import { both, choice, rating } from "../../src/features/surveys/templates/question-builders.ts";

const ends = [both("Very poor", "很差"), both("Excellent", "很好")] as const;
const overall = rating("sat1", both("How is {product} from {brand}?", "{brand}的{product}怎么样？"), ends, {
  required: true,
  hint: both("All in all", "总的来说"),
});
const comment: Question = {
  ...{ code: "comment", kind: "text", text: both("Anything else?", "还有吗？"), lengthMax: 2000 },
  required: false,
};
const consent: Question = {
  ...{ code: "contact", kind: "consent", text: both("May we?", "可以吗？"), version: "c1" },
  required: false,
};

function rendered(question: Question, details: Partial<QuestionView> = {}, shown = true): string {
  const view: QuestionView = {
    question,
    language: "en",
    names: { brand: "A&B <Bank>", product: "account" },
    entered: "",
    error: null,
    ...details,
  };
  return renderTemplate(questionTemplate(view, shown)).replace(/\s+/g, " ");
}

/** What a browser shows in the textarea: without the line break that HTML drops, entities resolved. */
function textareaValue(markup: string): string {
  const content = /<textarea[^>]*>\n?([^<]*)<\/textarea>/.exec(markup)?.[1];
  if (content === undefined) throw new Error("no textarea, or markup inside it");
  const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  return content.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity as keyof typeof entities]);
}

test("markup holds no marker of the renderer", () => {
  expect(renderTemplate(html`<p class="${"a"} b" ?hidden=${false}>${[html`<b>${"x < y"}</b>`]}</p>`)).toBe(
    '<p class="a b" ><b>x &lt; y</b></p>',
  );
  expect(rendered(overall)).not.toMatch(/<!--|<\?/);
});

test("a rating is a fieldset of native radio buttons, its ends in words, nothing chosen", () => {
  const markup = rendered(overall);
  expect(markup.match(/type="radio"/g)).toHaveLength(11);
  expect(markup).not.toContain("checked");
  expect(markup).toContain("1 – Very poor");
  expect(markup).toContain("10 – Excellent");
  expect(markup).toMatch(/<legend>How is account from A&amp;B &lt;Bank&gt;\?.*\(please answer\).*<\/legend>/);
  expect(rendered(overall, { language: "zh-CN" })).toContain("A&amp;B &lt;Bank&gt;的account怎么样？");
});

test("don't know stands outside the scale, and only where it is offered", () => {
  const [scale, after] = rendered(overall).split('class="rating-ends"');
  expect(scale).not.toContain("dont-know");
  expect(after).toContain('value="dont-know"');
  expect(rendered({ ...overall, offersDontKnow: false })).not.toContain("dont-know");
});

test("what was given is chosen again, and only that", () => {
  const checked = (entered: string) => [
    ...rendered(overall, { entered }).matchAll(/value="([^"]+)" checked/g),
  ];
  expect(checked("7").map(([, value]) => value)).toEqual(["7"]);
  expect(checked("dont-know").map(([, value]) => value)).toEqual(["dont-know"]);
  expect(checked("77")).toEqual([]);
});

test("hint and error are tied to the field", () => {
  const markup = rendered(overall, { error: "Please choose" });
  expect(markup).toContain('aria-describedby="answer-sat1-hint answer-sat1-error"');
  expect(markup).toMatch(/id="answer-sat1-error"\s*>.*Please choose/);
});

test("a consent is never ticked beforehand", () => {
  expect(rendered(consent)).not.toContain("checked");
  expect(rendered(consent, { entered: "yes" })).toContain("checked");
});

test("a dependent question is hidden and disabled until it is needed", () => {
  const dependent = choice(
    "resolved",
    both("Resolved?", "解决了吗？"),
    [{ code: "yes", label: both("Yes", "是") }],
    {
      shownWhen: { code: "complained", isOneOf: ["yes"] },
    },
  );
  expect(rendered(dependent, {}, false)).toMatch(/^<fieldset[^>]* hidden[^>]* disabled/);
  expect(rendered(dependent, {}, true)).not.toMatch(/^<fieldset[^>]* (hidden|disabled)/);
  expect(rendered(dependent)).toContain('<input type="hidden" name="asked" value="resolved"');
});

test("whatever was typed comes back as it was, and never as markup", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (entered) => {
      const view: QuestionView = {
        ...{ question: comment, language: "en", names: { brand: "A", product: "p" } },
        ...{ entered, error: null },
      };
      const markup = renderTemplate(questionTemplate(view, true));
      expect(textareaValue(markup)).toBe(entered);
    }),
    { numRuns: 300 },
  );
  expect(rendered(overall, { entered: '"><script>alert(1)</script>', error: "<script>" })).not.toContain(
    "<script",
  );
  expect(rendered(comment, { entered: "</textarea><script>" })).not.toContain("<script");
});
