import { type Step, undone } from '../text/step-text.js';

/** Which way one goes through the events: from the first on, or from the last back. */
export type Direction = 'forwards' | 'backwards';

const FORWARDS = new Set(['right', 'down', 'space', 'return', 'enter', 'n']);
const BACKWARDS = new Set(['left', 'up', 'backspace', 'p']);
const STOP = new Set(['q', 'escape', 'ctrl-c', 'ctrl-d']);

/**
 * Goes through steps as keys are pressed: forwards over an event, or back over it, which undoes what it changed. Other
 * keys do nothing.
 * @param show is told each step that is gone over, as it changes things in that direction
 * @returns the last step that was not gone back over; undefined before the first
 */
export async function walk(
  steps: readonly Step[],
  begin: Direction,
  keys: AsyncIterable<string>,
  show: (step: Step) => void,
): Promise<Step | undefined> {
  let at = begin === 'forwards' ? 0 : steps.length;
  const go = (direction: Direction): void => {
    const next = steps[direction === 'forwards' ? at : at - 1];
    if (next === undefined) return;
    at += direction === 'forwards' ? 1 : -1;
    show(direction === 'forwards' ? next : undone(next));
  };
  go(begin);
  for await (const key of keys) {
    if (STOP.has(key)) break;
    if (FORWARDS.has(key)) go('forwards');
    else if (BACKWARDS.has(key)) go('backwards');
  }
  return steps[at - 1];
}
