import { type Drift } from './drift.js';

interface Answered {
  readonly id: string;
  readonly note?: string;
  readonly items: readonly { readonly at: string; readonly by?: string }[];
}

/** The compiler holds each of these: a name that is not the drift does not fit. */
const NONE: [Drift<Answered, Answered>] extends [never] ? 'none' : 'some' = 'none';
const DRIFTED: {
  readonly missing: Drift<Omit<Answered, 'note'>, Answered>;
  readonly surplus: Drift<Answered & { readonly extra: string }, Answered>;
  readonly promised: Drift<Omit<Answered, 'note'> & { readonly note: string }, Answered>;
  readonly nested: Drift<Omit<Answered, 'items'> & { readonly items: readonly { at: string }[] }, Answered>;
} = { missing: 'note', surplus: 'extra', promised: 'note', nested: 'by' };

it('names the fields in which the documentation of an answer differs from the answer', () => {
  expect(NONE).toBe('none');
  expect(DRIFTED).toEqual({ missing: 'note', surplus: 'extra', promised: 'note', nested: 'by' });
});
