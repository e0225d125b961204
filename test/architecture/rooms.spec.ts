import { rmSync } from 'node:fs';
import { violationsIn } from './cruise.js';
import { plant, PLANTED } from './planted.js';
import { RULES } from './rules.js';

const root = process.cwd();

describe('the rooms of the house', () => {
  it('import only what they may', async () => {
    const { modules, violations } = await violationsIn(root);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(50);
  });
});

describe('the check itself', () => {
  let tree: string;
  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  it('finds nothing wrong with empty rooms', async () => {
    tree = plant(root, []);
    expect((await violationsIn(tree)).violations).toEqual([]);
  });

  it('finds a violation of every rule', async () => {
    tree = plant(root, PLANTED);
    const { violations } = await violationsIn(tree);
    for (const { rule, from } of PLANTED) {
      expect(violations).toContainEqual(expect.objectContaining({ rule, from }));
    }
    expect(new Set(PLANTED.map(({ rule }) => rule))).toEqual(new Set(RULES.map(({ name }) => name)));
  });
});
