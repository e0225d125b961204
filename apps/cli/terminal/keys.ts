import { on } from 'node:events';
import { type Key, emitKeypressEvents } from 'node:readline';
import { type Readable } from 'node:stream';

/** What somebody types on: a terminal's input. */
export type Keyboard = Readable & Pick<NodeJS.ReadStream, 'setRawMode'>;

/** The names of keys as they are pressed, `ctrl-c` among them. Who stops reading gives the terminal back. */
export async function* keysOf(keyboard: Keyboard): AsyncGenerator<string> {
  emitKeypressEvents(keyboard);
  keyboard.setRawMode(true);
  try {
    for await (const pressed of on(keyboard, 'keypress', { close: ['end', 'close'] })) {
      const [text, { name, ctrl }] = pressed as [string | undefined, Key];
      const key = name ?? text ?? '';
      yield ctrl === true ? `ctrl-${key}` : key;
    }
  } finally {
    keyboard.setRawMode(false);
    keyboard.pause();
  }
}
