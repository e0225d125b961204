import { rmSync } from 'node:fs';
import { circlesIn, dividedFolders } from './circles.js';
import { type Found, violationsIn } from './cruise.js';
import { plant, PLANTED } from './planted.js';
import { RULES } from './rules.js';

const root = process.cwd();

describe('the rooms of the house', () => {
  let found: Found;

  beforeAll(async () => {
    found = await violationsIn(root);
  });

  it('import only what they may', () => {
    expect(found.violations).toEqual([]);
    expect(found.modules).toBeGreaterThan(50);
  });

  it('have no circles between their folders', () => {
    const divided = dividedFolders(found.imports);
    const circles = divided.map((folder) => [folder, circlesIn(folder, found.imports)] as const);
    expect(circles.filter(([, circle]) => circle.length > 0)).toEqual([]);
    expect(divided).toContain('libs/domain');
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
