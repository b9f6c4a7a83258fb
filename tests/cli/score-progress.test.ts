import { expect, test } from "vitest";
import { tellProgress } from "../../src/cli/score-progress.ts";

test("on a terminal one line is overwritten, and cleared in the end", () => {
  const { progress, written, wait } = told(true);
  wait(3000);
  progress.at(250, 1000);
  wait(1000);
  progress.at(500, 1000);
  progress.end();
  expect(written()).toBe(
    "\r\u001b[K250 of 1000 resamples, about 9 s left\r\u001b[K500 of 1000 resamples, about 4 s left\r\u001b[K",
  );
});

test("elsewhere a line is written every ten seconds", () => {
  const { progress, written, wait } = told(false);
  for (let second = 0; second <= 23; second++) {
    progress.at(second * 10, 1000);
    wait(1000);
  }
  progress.end();
  expect(written()).toBe("100 of 1000 resamples, about 90 s left\n200 of 1000 resamples, about 80 s left\n");
});

test("of quick work nothing is said", () => {
  const { progress, written, wait } = told(true);
  wait(900);
  progress.at(900, 1000);
  wait(300);
  progress.at(1000, 1000);
  progress.end();
  expect(written()).toBe("");
});

function told(isTTY: boolean) {
  let text = "";
  let time = 5000;
  const stream = {
    isTTY,
    write: (chunk: string) => {
      text += chunk;
      return true;
    },
  };
  const progress = tellProgress("resamples", { stream, now: () => time });
  return {
    progress,
    written: () => text,
    wait: (ms: number) => {
      time += ms;
    },
  };
}
