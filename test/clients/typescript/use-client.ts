// Compiled against the types that openapi-typescript made of /openapi.json, and run: see the spec beside this folder.
import createClient from 'openapi-fetch';
import { type paths } from './schema.js';

const [baseUrl = '', allianceId = ''] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl });
const path = { allianceId };

const formed = await client.POST('/v1/alliances', {
  body: {
    allianceId,
    name: 'Wells',
    purpose: 'Clean water',
    kind: 'alliance',
    partners: [
      { partnerId: 'a', name: 'A' },
      { partnerId: 'b', name: 'B' },
    ],
    occurredOn: '2020-01-01',
  },
});

const promise = { debtors: ['a'], creditors: ['b'], description: 'A well', occurredOn: '2020-02-01' };
await client.POST('/v1/alliances/{allianceId}/commitments', {
  params: { path, header: { 'Idempotency-Key': 'promise' } },
  body: { ...promise, commitmentId: 'well' },
});
const kept = await client.POST('/v1/alliances/{allianceId}/commitments/{commitmentId}/fulfilment', {
  params: { path: { ...path, commitmentId: 'well' }, header: { 'If-Match': '"1"' } },
  body: { confirmedBy: 'b', occurredOn: '2020-03-01' },
});
const timeline = await client.GET('/v1/alliances/{allianceId}/trust-timeline', {
  params: { path, query: { debtor: 'a', ...(kept.data && { after: kept.data.position }) } },
});
const refused = await client.POST('/v1/alliances/{allianceId}/commitments', {
  params: { path },
  body: { ...promise, debtors: ['stranger'] },
});

process.stdout.write(
  JSON.stringify({
    formedAt: formed.data?.revision,
    keptAt: kept.data?.revision,
    points: timeline.data?.points.map(({ E }) => E),
    refusal: refused.error && { status: refused.error.status, rule: refused.error.rule },
  }),
);
