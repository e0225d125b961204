import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A rule about what sources say, which the paths of their imports cannot show. */
export interface SourceRule {
  readonly name: string;
  readonly folder: string;
  /** A folder in it that the rule is not about. */
  readonly except?: string;
  readonly forbids: (node: ts.Node) => boolean;
  /** A line that breaks it. */
  readonly planted: string;
}

const CLOCKS = new Set(['Date.now', 'performance.now', 'Math.random', 'crypto.randomUUID', 'process.hrtime']);

function readsClockOrChance(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return CLOCKS.has(node.getText());
  return ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length;
}

const imports =
  (name: string) =>
  (node: ts.Node): boolean =>
    ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === name;

const calls =
  (method: string) =>
  (node: ts.Node): boolean =>
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === method;

const asksOverHttp = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && node.expression.getText() === 'fetch';

export const SOURCE_RULES: readonly SourceRule[] = [
  {
    name: 'the domain has neither clock nor chance',
    folder: 'libs/domain',
    forbids: readsClockOrChance,
    planted: 'export const today = new Date();',
  },
  {
    name: 'projections have no clock',
    folder: 'libs/projections',
    forbids: readsClockOrChance,
    planted: 'export const id = Math.random();',
  },
  {
    name: 'process managers are told the time',
    folder: 'libs/process-managers',
    forbids: readsClockOrChance,
    planted: 'export const now = Date.now();',
  },
  {
    name: 'projections never decide',
    folder: 'libs/projections',
    forbids: imports('decide'),
    planted: `import { decide as judge } from '#domain'; judge();`,
  },
  {
    name: 'queries never append',
    folder: 'libs/application/queries',
    forbids: calls('append'),
    planted: 'await store.append(stream, events, expected);',
  },
  {
    name: 'the command line reads the stores itself, but for the demo of the service',
    folder: 'apps/cli',
    except: 'demo/',
    forbids: asksOverHttp,
    planted: 'await fetch(url);',
  },
  {
    name: 'every route is described, and so tried with every role, but for the page that greets',
    folder: 'apps/api',
    except: 'documentation/',
    forbids: (node) => imports('ApiExcludeController')(node) || imports('ApiExcludeEndpoint')(node),
    planted: `import { ApiExcludeEndpoint } from '@nestjs/swagger';`,
  },
];

function breaks(rule: SourceRule, text: string, file = 'planted.ts'): boolean {
  const visit = (node: ts.Node): boolean => rule.forbids(node) || (ts.forEachChild(node, visit) ?? false);
  return visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
}

export const wouldBreak = (rule: SourceRule): boolean => breaks(rule, rule.planted);

/** The sources, specs aside, that break the rule. */
export function breaking(rule: SourceRule, root: string): string[] {
  const folder = join(root, rule.folder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .filter((file) => rule.except === undefined || !file.startsWith(rule.except))
    .filter((file) => breaks(rule, readFileSync(join(folder, file), 'utf8'), file));
}
