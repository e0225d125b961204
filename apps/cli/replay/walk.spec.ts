import { type Step } from '../text/step-text.js';
import { type Direction, walk } from './walk.js';

const steps: readonly Step[] = ['formed', 'promised', 'kept'].map((text, revision) => ({
  revision,
  occurredOn: '2020',
  recordedAt: '2026-11-22T10:00:00.000Z',
  recordedBy: 'local',
  text,
  changes: [{ of: 'trust', from: `0.5${revision}`, to: `0.5${revision + 1}` }],
}));

async function walked(begin: Direction, ...keys: string[]) {
  const shown: string[] = [];
  const last = await walk(steps, begin, pressed(keys), ({ text, changes: [change] }) =>
    shown.push(`${text} ${change?.from} → ${change?.to}`),
  );
  return { shown, last: last?.text };
}

async function* pressed(keys: readonly string[]): AsyncGenerator<string> {
  for (const key of keys) yield await Promise.resolve(key);
}

describe('going through an alliance step by step', () => {
  it('goes forwards over an event, and back over it, undoing what it changed', async () => {
    expect(await walked('forwards', 'right', 'left', 'space', 'x', 'return')).toEqual({
      shown: [
        'formed 0.50 → 0.51',
        'promised 0.51 → 0.52',
        'promised 0.52 → 0.51',
        'promised 0.51 → 0.52',
        'kept 0.52 → 0.53',
      ],
      last: 'kept',
    });
  });

  it('may begin at the end, and goes no further than there are events', async () => {
    const { shown, last } = await walked('backwards', 'left', 'p', 'up', 'up');
    expect(shown).toEqual(['kept 0.53 → 0.52', 'promised 0.52 → 0.51', 'formed 0.51 → 0.50']);
    expect(last).toBeUndefined();
    expect((await walked('forwards', 'n', 'n', 'n', 'n')).last).toBe('kept');
  });

  it.each(['q', 'escape', 'ctrl-c'])('stops at %s', async (key) => {
    expect(await walked('forwards', key, 'right')).toEqual({ shown: ['formed 0.50 → 0.51'], last: 'formed' });
  });
});
