import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'yaml';

import { type Deployment, readDeployment } from './deployment.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: object;
  readonly permissions: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly 'timeout-minutes': number; readonly steps: readonly Step[] }>
  >;
}

const FOLDER = '.github/workflows';

const readWorkflow = async (file: string): Promise<Workflow> =>
  parse(await readFile(join(FOLDER, file), 'utf8')) as Workflow;

const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps);

describe.each(readdirSync(FOLDER))('the workflow %s', (file) => {
  it('may read and no more, ends in time, and uses named versions', async () => {
    const workflow = await readWorkflow(file);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const { 'timeout-minutes': minutes } of Object.values(workflow.jobs))
      expect(minutes).toBeLessThanOrEqual(60);
    for (const { uses } of stepsOf(workflow)) if (uses !== undefined) expect(uses).toMatch(/@v\d+/);
  });

  it('runs scripts that there are', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: object };
    const run = stepsOf(await readWorkflow(file)).flatMap(({ run: script = '' }) => [
      ...script.matchAll(/npm run (\S+)/g),
    ]);
    expect(run.map(([, name]) => name).filter((name = '') => !(name in scripts))).toEqual([]);
  });
});

describe('the workflow that tries the real servers', () => {
  let workflow: Workflow;
  let deployments: readonly Deployment[];
  const imagesOf = (kind: string) =>
    deployments.flatMap(({ services }) =>
      Object.entries(services).flatMap(([name, { image }]) =>
        new RegExp(`^${kind}(-\\d)?$`).test(name) ? [image] : [],
      ),
    );

  beforeAll(async () => {
    workflow = await readWorkflow('servers.yml');
    deployments = await Promise.all(['docker/compose.yml', 'docker/compose.cluster.yml'].map(readDeployment));
  });

  it.each([
    ['EVENTSTOREDB_IMAGE', 'eventstoredb'],
    ['MONGODB_IMAGE', 'mongodb'],
  ])('takes for %s what is deployed', (variable, kind) => {
    const images = imagesOf(kind);
    expect(images).toHaveLength(4);
    expect(new Set(images)).toEqual(new Set([workflow.env?.[variable]]));
  });

  it('starts no other images', () => {
    const started = stepsOf(workflow).filter(({ run = '' }) => run.includes('docker run'));
    expect(started.map(({ run = '' }) => /"\$(\w+)"(?: --|$)/m.exec(run.trim())?.[1])).toEqual(
      Object.keys(workflow.env ?? {}),
    );
  });

  it('names both servers to the tests', () => {
    const tests = stepsOf(workflow).find(({ run }) => run === 'npm run test:servers');
    expect(tests?.env).toEqual({
      EVENTSTOREDB_URL: 'esdb://127.0.0.1:2113?tls=false',
      MONGODB_URL: 'mongodb://127.0.0.1:27017/?directConnection=true',
    });
  });
});
