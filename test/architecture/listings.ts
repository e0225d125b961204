import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** So many names in one file are still a handful. */
export const HANDFUL = 8;

/** The only folder that may list them all. */
const CATALOGUE = 'libs/domain/catalogue/';

/** The names among `names` that a text writes out: as strings, as fields, or as literal types. */
export function namesIn(text: string, names: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isName = ts.isStringLiteralLike(node) || (ts.isIdentifier(node) && isField(node));
    if (isName && names.has(node.text)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('one.ts', text, ts.ScriptTarget.ES2022, true));
  return [...found];
}

function isField(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) &&
    parent.name === node
  );
}

/** The product's files outside of the catalogue that list more than a handful of the names, and how many. */
export function listingsIn(root: string, names: ReadonlySet<string>): Readonly<Record<string, number>> {
  const files = ['apps', 'libs'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => `${top}/${file}`),
  );
  const counted = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .filter((file) => !file.startsWith(CATALOGUE) && !file.startsWith('libs/testing/'))
    .map((file) => [file, namesIn(readFileSync(join(root, file), 'utf8'), names).length] as const);
  return Object.fromEntries(counted.filter(([, count]) => count > HANDFUL));
}
