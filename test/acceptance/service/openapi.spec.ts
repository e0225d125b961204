import { Validator } from '@seriousme/openapi-schema-validator';
import { Conformance, type MediaType, type OpenApi, type Operation } from '../harness/conformance.js';
import { useService } from '../harness/service.js';

const entente = useService();

const COMMANDS = [
  '/v1/alliances',
  ...[
    'partners',
    'partners/{}/departure',
    'coordinator',
    'coordinator/departure',
    'commitments',
    'commitments/{}/fulfilment',
    'commitments/{}/miss',
    'commitments/{}/renegotiation',
    'commitments/{}/release',
    'commitments/{}/withdrawal',
    'commitments/{}/claim',
    'commitments/{}/acknowledgement',
    'commitments/{}/reassignment',
    'commitments/{}/dispute',
    'commitments/{}/dispute/resolution',
    'contributions',
    'contributions/{}/acknowledgement',
    'contributions/{}/revaluation',
    'reviews',
    'expectations',
    'ground-rules',
    'profiles',
    'prior-relationships',
    'objectives',
    'objectives/{}/progress',
    'objectives/{}/achievement',
    'objectives/{}/drop',
    'benefits',
    'meetings',
    'resource-needs',
    'resource-needs/{}/provision',
    'health-checks',
    'concerns',
    'concerns/{}/resolution',
    'breaches',
    'breaches/{}/confirmation',
    'breaches/{}/dismissal',
    'entries/{}/correction',
    'entries/{}/retraction',
    'erasures',
    'renegotiation',
    'pause',
    'resumption',
    'lapse',
    'revival',
    'dissolution',
    'formalisation',
    'what-if',
  ].map((rest) => `/v1/alliances/{}/${rest}`),
  '/v1/erasures',
  '/v1/events',
];
const QUERIES = [
  '/v1/alliances',
  '/v1/audit',
  ...[
    '',
    '/changes',
    '/lifecycle',
    '/trust-timeline',
    '/commitments',
    '/commitments/{}',
    '/contributions',
    '/contributions/{}',
    '/events',
    '/evidence',
    '/state',
  ].map((rest) => `/v1/alliances/{}${rest}`),
  '/v1/commitments',
  '/v1/alliances/{}/reciprocity',
  '/v1/alliances/{}/scorecard',
  '/v1/alliances/{}/scorecard/{}/lineage',
  '/v1/alliances/{}/trust-timeline/{}/lineage',
  '/v1/alliances/{}/warning-signs/{}/lineage',
  '/v1/alliances/{}/warning-signs',
  '/v1/partners/{}/track-record',
  '/v1/portfolio',
  ...['checkpoint', 'inclusion', 'consistency', 'keys', 'tile/{}'].map((rest) => `/v1/log/${rest}`),
];

describe('/openapi.json', () => {
  let description: OpenApi;
  const operations: { path: string; verb: string; operation: Operation }[] = [];

  beforeAll(async () => {
    description = await entente.client.read<OpenApi>('/openapi.json');
    for (const [path, verbs] of Object.entries(description.paths)) {
      for (const [verb, operation] of Object.entries(verbs)) operations.push({ path, verb, operation });
    }
  });

  it('is valid OpenAPI 3.1', async () => {
    expect(description.openapi).toMatch(/^3\.1\./);
    const { valid, errors } = await new Validator().validate(
      description as unknown as Record<string, unknown>,
    );
    expect([valid, errors]).toEqual([true, undefined]);
  });

  it('describes every command and every query, and nothing that is not there', () => {
    const paths = (wanted: string): string[] =>
      operations
        .filter(({ path, verb }) => verb === wanted && path.startsWith('/v1'))
        .map(({ path }) => path.replace(/\{[^}]+\}/g, '{}'));
    expect(paths('post').sort()).toEqual([...COMMANDS].sort());
    expect(paths('get').sort()).toEqual([...QUERIES].sort());
  });

  it('describes every answer, good and bad, with its shape', () => {
    for (const { path, verb, operation } of operations.filter((each) => each.path.startsWith('/v1'))) {
      const name = `${verb} ${path}`;
      const { responses } = operation;
      expect([name, Object.keys(responses).some((status) => status.startsWith('2'))]).toEqual([name, true]);
      expect([name, '400' in responses]).toEqual([name, true]);
      for (const [status, { content = {} }] of Object.entries(responses)) {
        if (status === '304') continue;
        const media = Object.values(content) as MediaType[];
        expect([name, status, media.length > 0 && media.every(({ schema }) => schema !== undefined)]).toEqual(
          [name, status, true],
        );
      }
    }
  });

  it('gives an example of every body, which is as described', () => {
    const conformance = new Conformance(description);
    for (const { path, verb, operation } of operations.filter(
      (each) => each.operation.requestBody !== undefined,
    )) {
      for (const [type, media] of Object.entries(operation.requestBody?.content ?? {})) {
        const name = `${verb} ${path} ${type}`;
        const examples = [media.example, ...Object.values(media.examples ?? {}).map(({ value }) => value)];
        const given = examples.filter((example) => example !== undefined);
        expect([name, given.length > 0]).toEqual([name, true]);
        if (type.endsWith('ndjson')) continue;
        for (const example of given) {
          const place = ['paths', path, verb, 'requestBody', 'content', type, 'schema'];
          expect([name, conformance.errors(place, example)]).toEqual([name, undefined]);
        }
      }
    }
  });

  it('has an answer on every path', async () => {
    for (const { path, verb } of operations) {
      const answer = await entente.client.send(verb.toUpperCase(), path.replace(/\{[^}]+\}/g, 'unknown'));
      expect([verb, path, answer.status]).not.toEqual([verb, path, 405]);
      expect(answer.status).toBeLessThan(500);
    }
  });
});
