import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IResolveOptions } from 'dependency-cruiser';
import ts from 'typescript';
import { type Import } from './circles.js';
import { RULES } from './rules.js';

interface TsConfig {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly [string]>> };
}

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** `#room` stands for the room's source, as `paths` in `tsconfig.json` tells editors and compilers. */
function aliases(root: string): Record<string, string> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: TsConfig };
  const { paths } = config.compilerOptions;
  return Object.fromEntries(Object.entries(paths).map(([name, [file]]) => [name, join(root, file)]));
}

export interface Found {
  /** How many files of `apps` and `libs` were looked at. */
  readonly modules: number;
  readonly imports: readonly Import[];
  readonly violations: readonly Violation[];
}

/** Follows every import of `apps` and `libs` under `root`, types too, and says which break a rule. */
export async function violationsIn(root: string): Promise<Found> {
  const resolve: Partial<IResolveOptions> = {
    alias: aliases(root),
    extensions: ['.ts', '.js', '.json'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
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
  const ours = modules.filter(({ source }) => /^(apps|libs)\//.test(source));
  return {
    modules: ours.length,
    imports: ours.flatMap(({ source: from, dependencies }) =>
      dependencies.map(({ resolved: to }) => ({ from, to })),
    ),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
