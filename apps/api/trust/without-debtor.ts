import { Refused } from '#runtime';

/** The answer to a parameter that says nothing unless a debtor is given beside it. */
export function withoutDebtor(parameter: string, question: string): Refused {
  const detail = `needs debtor beside it: ${question}`;
  return new Refused('invalid-input', {
    detail: `${parameter} ${detail}`,
    errors: [{ parameter, detail }],
  });
}
