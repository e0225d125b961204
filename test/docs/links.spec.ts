import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents } from './documented-blocks.js';

const LINK = /\]\((?<target>[^)\s]+)\)/g;

describe.each(documents())('%s', (file) => {
  const markdown = readFileSync(file, 'utf8');
  const targets = [...markdown.matchAll(LINK)].map(({ groups }) => groups?.['target'] ?? '');

  it('leads to pages and sections that are there', () => {
    const dead = targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !leadsSomewhere(file, target));
    expect(dead).toEqual([]);
  });
});

function leadsSomewhere(file: string, target: string): boolean {
  const [path = '', section] = target.split('#');
  const page = path === '' ? file : join(dirname(file), path);
  if (!existsSync(page)) return false;
  return section === undefined || sectionsOf(page).includes(section);
}

/** The names under which headings are linked to. */
function sectionsOf(page: string): readonly string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
