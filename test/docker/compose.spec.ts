import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Ajv2019 } from 'ajv/dist/2019.js';

import { type Deployment, mountsOf, readDeployment, type Service } from './deployment.js';

const FILES = ['docker/compose.yml', 'docker/compose.cluster.yml'];
/** Of the compose specification, as github.com/compose-spec/compose-go 2.4.7 ships it. */
const SCHEMA = 'test/docker/compose-spec.json';
const PINNED = /^[a-z./-]+:\d+\.\d+\.\d+(-[a-z-]+)?$/;

/** It names its parts as older drafts did. */
const withoutIds = (key: string, value: unknown): unknown =>
  key === 'id' && typeof value === 'string' ? undefined : value;

describe.each(FILES)('%s', (file) => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await readDeployment(file);
  });

  const services = () => Object.entries(deployment.services);
  const listed = (command: string | readonly string[] = []) => [command].flat().join(' ');

  it('is as the compose specification says', async () => {
    const schema = JSON.parse(await readFile(SCHEMA, 'utf8'), withoutIds) as object;
    const ajv = new Ajv2019({ strict: false, validateFormats: false, allErrors: true });
    const validate = ajv.compile(schema);
    expect(validate(deployment) ? [] : validate.errors).toEqual([]);
  });

  it('names versions of its images', () => {
    expect(services().filter(([, { image = '' }]) => !PINNED.test(image))).toEqual([]);
  });

  it('waits for services that are there, and can be waited for', () => {
    for (const [name, { depends_on: others = {} }] of services())
      for (const [other, { condition }] of Object.entries(others)) {
        const awaited = deployment.services[other];
        if (condition === 'service_healthy')
          expect([name, other, awaited?.healthcheck?.test]).toEqual([name, other, expect.any(Array)]);
        else
          expect([name, other, awaited?.restart ?? 'no', condition]).toEqual([
            name,
            other,
            'no',
            'service_completed_successfully',
          ]);
      }
  });

  it('has somebody who stays wait for whoever ends, so that `up --wait` does not take that for a failure', () => {
    const stays = ({ restart = 'no' }: Service) => restart !== 'no';
    const ends = services().filter(([, { profiles = [], ...one }]) => profiles.length === 0 && !stays(one));
    const awaited = services()
      .filter(([, one]) => stays(one))
      .flatMap(([, { depends_on: others = {} }]) => Object.keys(others));
    expect(ends.length).toBeGreaterThan(0);
    expect(ends.map(([name]) => name).filter((name) => !awaited.includes(name))).toEqual([]);
  });

  it('mounts volumes that are declared, all of them, and files that exist', () => {
    const sources = services().flatMap(([, service]) => mountsOf(service).map(({ source }) => source));
    const named = sources.filter((source) => !source.startsWith('.'));
    expect([...new Set(named)].sort()).toEqual(Object.keys(deployment.volumes).sort());
    const files = sources.filter((source) => source.startsWith('.'));
    expect(files.filter((path) => !existsSync(join('docker', path)))).toEqual([]);
  });

  it('runs what there is', () => {
    const started = services().flatMap(([, { command, entrypoint }]) => [
      ...`${listed(entrypoint)} ${listed(command)}`.matchAll(/dist\/(\S+)\.js/g),
    ]);
    expect(started.length).toBeGreaterThan(2);
    expect(started.filter(([, path]) => !existsSync(`${path}.ts`))).toEqual([]);
    for (const [, { build }] of services())
      if (build) expect(existsSync(join('docker', build.context, build.dockerfile))).toBe(true);
  });

  it('can be reached by nobody but this machine, and from outside the container with keys only', () => {
    const published = services().flatMap(([, { ports = [] }]) => ports);
    expect(published.length).toBeGreaterThan(0);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    for (const [, { environment = {} }] of services())
      if (environment['HOST'] !== undefined) expect(environment['API_KEYS_FILE']).toBeDefined();
  });

  it('has everything: API, projector, watcher, and both stores', () => {
    const names = Object.keys(deployment.services).join(' ');
    for (const part of ['api', 'projector', 'watcher', 'eventstoredb', 'mongodb'])
      expect(names).toContain(part);
    for (const name of ['api', 'projector', 'watcher'])
      expect(Object.keys(deployment.services[name]?.environment ?? {})).toEqual(
        expect.arrayContaining(['EVENTSTOREDB_URL', 'MONGODB_URL']),
      );
  });
});

describe('the cluster', () => {
  it('has three nodes of each store, whose addresses everybody knows', async () => {
    const { services } = await readDeployment('docker/compose.cluster.yml');
    const nodes = (kind: string) => Object.keys(services).filter((name) => name.startsWith(`${kind}-`));
    for (const [kind, variable] of [
      ['eventstoredb', 'EVENTSTOREDB_URL'],
      ['mongodb', 'MONGODB_URL'],
    ] as const) {
      expect(nodes(kind)).toHaveLength(3);
      const url = services['api']?.environment?.[variable] ?? '';
      for (const node of nodes(kind)) expect(url).toContain(node);
    }
    for (const node of nodes('mongodb'))
      expect(services['replica-set']?.environment?.['MEMBERS']).toContain(`${node}:27017`);
  });
});
