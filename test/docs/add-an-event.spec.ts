import { readFileSync } from 'node:fs';

const QUOTED = /^In `(?<file>[^`]+)`[^\n]*:\n\n```ts\n(?<code>[\s\S]*?)^```$/gm;

/** Code without its indentation, which depends on where it is quoted. */
const flat = (code: string): string => code.replaceAll(/^\s+/gm, '').trim();

describe('how to add an event', () => {
  const page = readFileSync('docs/how-to/add-an-event.md', 'utf8');
  const quotes = [...page.matchAll(QUOTED)].map(({ groups }) => groups ?? {});

  it('quotes code', () => expect(quotes.length).toBeGreaterThan(5));

  it.each(quotes.map(({ file = '', code = '' }) => [file, code]))('quotes what is in %s', (file, code) => {
    expect(flat(readFileSync(file, 'utf8'))).toContain(flat(code));
  });
});
