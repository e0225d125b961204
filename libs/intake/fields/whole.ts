import type { ValidationError } from '../validation/validation-error.js';

/** What is wrong with a body whose fields are fine, each by itself. */
export type JudgeWhole = (body: Readonly<Record<string, unknown>>) => readonly ValidationError[];

const judges = new WeakMap<object, JudgeWhole>();

/** A body with something that no field alone can have wrong. */
export function Whole(judge: JudgeWhole): ClassDecorator {
  return (body) => {
    judges.set(body, judge);
  };
}

export function judgeOfWhole(body: object): JudgeWhole | undefined {
  return judges.get(body);
}
