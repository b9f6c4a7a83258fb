// Answers belong to questions, and the surveys room reads them (branching, indicators): they are defined there.
export type { Answer, Answers, MissingCode } from "../surveys/answers.ts";
export { missingCodes } from "../surveys/answers.ts";
