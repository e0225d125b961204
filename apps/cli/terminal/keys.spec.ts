import { PassThrough } from 'node:stream';
import { type Keyboard, keysOf } from './keys.js';

function keyboard(): { readonly keys: PassThrough & Keyboard; readonly raw: boolean[] } {
  const raw: boolean[] = [];
  const keys = Object.assign(new PassThrough(), {
    setRawMode(this: Keyboard, mode: boolean) {
      raw.push(mode);
      return this as NodeJS.ReadStream;
    },
  });
  return { keys, raw };
}

describe('keys', () => {
  it('come one by one, by their names, and the terminal is given back', async () => {
    const { keys, raw } = keyboard();
    const pressed = keysOf(keys);
    const first = pressed.next();
    keys.write('\u001b[C');
    expect(await first).toEqual({ done: false, value: 'right' });
    keys.write('q');
    keys.write('\u0003');
    expect([(await pressed.next()).value, (await pressed.next()).value]).toEqual(['q', 'ctrl-c']);
    await pressed.return(undefined);
    expect(raw).toEqual([true, false]);
  });

  it('are over when nobody types any more', async () => {
    const { keys, raw } = keyboard();
    const pressed = keysOf(keys).next();
    keys.end();
    expect(await pressed).toEqual({ done: true, value: undefined });
    expect(raw).toEqual([true, false]);
  });
});
