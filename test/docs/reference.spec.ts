import { readFileSync } from 'node:fs';
import { EVENT_OF_COMMAND, READ_MODELS, RULES, TRUST_POLICY_PRESETS } from '#domain';
import { Environment, PROBLEM_TYPES } from '#runtime';
import { program } from '../../apps/cli/program.js';
import { terminalOf } from '../../apps/cli/terminal/terminal.js';
import { Service } from '../acceptance/harness/service.js';

const PATIENCE = 60_000;

const reference = (name: string): string => readFileSync(`docs/reference/${name}.md`, 'utf8');

/** Which of some names a page of the reference says nothing of. */
const missing = (page: string, names: readonly string[]): readonly string[] =>
  names.filter((name) => !reference(page).includes(`\`${name}\``));

describe('the reference', () => {
  it('names every event', () => {
    expect(missing('events', [...Object.values(EVENT_OF_COMMAND), 'CommitmentPartlyKept'])).toEqual([]);
  });

  it('names every rule', () => {
    expect(missing('rules', RULES)).toEqual([]);
  });

  it('names every type of problem, with its status, its title and its meaning', () => {
    const cells = reference('problem-types').replace(/ +\|/g, ' |');
    for (const [name, { status, title, meaning }] of Object.entries(PROBLEM_TYPES))
      expect(cells).toContain(`| \`/problems/${name}\` | ${status} | ${title} | ${meaning} |`);
  });

  it('names every trust policy', () => {
    expect(missing('trust', Object.keys(TRUST_POLICY_PRESETS))).toEqual([]);
  });

  it('names every setting that has a default, with it', () => {
    for (const [name, value] of Object.entries(new Environment())) {
      expect(reference('configuration')).toMatch(new RegExp(`\`${name}\` +\\| \`${String(value)}\``));
    }
  });

  it('names every read model', () => {
    expect(missing('read-models', Object.values(READ_MODELS))).toEqual([]);
  });

  it('names every command of the command line, and every option of each', () => {
    const { commands } = program(
      { terminal: terminalOf(process), stdin: process.stdin, env: {}, version: '' },
      () => undefined,
    );
    const page = reference('command-line');
    for (const command of commands) {
      expect(page).toContain(`| \`${command.name()}`);
      for (const { long } of command.options) expect(page).toContain(long);
    }
  });

  it(
    'names every path that is served, and who may call it',
    async () => {
      const service = await Service.started();
      const answer = await fetch(`${service.url}/openapi.json`);
      const { paths } = (await answer.json()) as { paths: Paths };
      await service.discard();
      expect(rolesSaid(reference('roles'))).toEqual(rolesServed(paths));
      const served = Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${inShort(path)}`),
      );
      expect(served.length).toBeGreaterThan(30);
      expect(served.filter((one) => !reference('http').match(new RegExp(`\`${one}[\`?]`)))).toEqual([]);
    },
    PATIENCE,
  );
});

const inShort = (path: string): string =>
  path
    .replace('{allianceId}', ':id')
    .replace('{commitmentId}', ':cid')
    .replace(/\{(\w+)\}/g, ':$1');

type Paths = Record<string, Record<string, { readonly 'x-roles': readonly string[] }>>;

const COLUMNS = ['integrator', 'analyst', 'auditor'];

/** The routes that need a key, with the roles that may call them. */
const rolesServed = (paths: Paths): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { 'x-roles': roles }]) => roles.length > 0)
        .map(([method, { 'x-roles': roles }]) => [
          `${method.toUpperCase()} ${inShort(path)}`,
          COLUMNS.filter((role) => roles.includes(role)),
        ]),
    ),
  );

/** The same as a page says it, in a table. */
const rolesSaid = (page: string): Record<string, string[]> =>
  Object.fromEntries(
    [...page.matchAll(/^\| `([A-Z]+ [^`]+)` +\|(.*)\|$/gm)].map(([, route = '', cells = '']) => {
      const said = cells.split('|').map((cell) => cell.trim() === 'yes');
      return [route, COLUMNS.filter((_, index) => said[index])];
    }),
  );
