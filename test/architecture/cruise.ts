import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IResolveOptions } from 'dependency-cruiser';
import { RULES } from './rules.js';

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** `#room` is written for the build; before it, it stands for the room's source. */
function aliases(root: string): Record<string, string> {
  const rooms = readdirSync(join(root, 'libs'));
  return Object.fromEntries(rooms.map((room) => [`#${room}`, join(root, 'libs', room, 'index.ts')]));
}

/** Follows every import of `apps` and `libs` under `root`, types too, and says which break a rule. */
export async function violationsIn(root: string): Promise<{ modules: number; violations: Violation[] }> {
  const resolve: Partial<IResolveOptions> = {
    alias: aliases(root),
    extensions: ['.ts', '.js', '.json'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    bustTheCache: true,
  };
  const { output } = await cruise(
    ['apps', 'libs'].filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...RULES] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      combinedDependencies: true,
    },
    resolve,
  );
  const { summary, modules } = output as ICruiseResult;
  return {
    modules: modules.filter(({ source }) => /^(apps|libs)\//.test(source)).length,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
