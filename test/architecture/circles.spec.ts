import { circlesIn, dividedFolders, type Import, OWN_FILES } from './circles.js';

const imports = (...arrows: readonly string[]): Import[] =>
  arrows.map((arrow) => {
    const [from = '', to = ''] = arrow.split(' > ');
    return { from, to };
  });

describe('circles between folders', () => {
  it('are found, however long', () => {
    const found = imports(
      'libs/x/a/one.ts > libs/x/b/two.ts',
      'libs/x/b/deep/two.ts > libs/x/c/three.ts',
      'libs/x/c/three.ts > libs/x/a/four.ts',
      'libs/x/d/five.ts > libs/x/a/one.ts',
    );
    expect(circlesIn('libs/x', found)).toEqual([['a', 'b', 'c']]);
  });

  it('take the files that lie in no folder as one', () => {
    const found = imports('libs/x/index.ts > libs/x/a/one.ts', 'libs/x/a/one.ts > libs/x/types.ts');
    expect(circlesIn('libs/x', found)).toEqual([[OWN_FILES, 'a']]);
  });

  it('are not made by specs, files of one folder, or other rooms', () => {
    const found = imports(
      'libs/x/a/one.ts > libs/x/b/two.ts',
      'libs/x/b/two.spec.ts > libs/x/a/one.ts',
      'libs/x/b/two.ts > libs/x/b/three.ts',
      'libs/x/b/three.ts > libs/x/b/two.ts',
      'libs/y/b/two.ts > libs/x/a/one.ts',
    );
    expect(circlesIn('libs/x', found)).toEqual([]);
  });

  it('are looked for in each folder that has folders', () => {
    const found = imports('libs/x/a/b/one.ts > libs/y/two.ts', 'libs/y/two.ts > node:fs');
    expect(dividedFolders(found)).toEqual(['libs/x', 'libs/x/a']);
  });
});
