import { RUN } from '../harness/alliance.js';
import { type Answer, type Client, type Headings } from '../harness/client.js';
import { type Ingested, type IngestedItem } from '../harness/shapes.js';

export type CloudEvent = Readonly<Record<string, unknown>>;

let sent = 0;
const name = (): string => `${RUN}-${(sent += 1)}`;

export const newAlliance = (): string => `told-${name()}`;

/** A CloudEvent about an alliance. `type` is the event's name in kebab case. */
export function cloudEvent(type: string, subject: string, data: object, attributes: object = {}): CloudEvent {
  return {
    specversion: '1.0',
    id: name(),
    source: 'https://example.org/archive',
    type: `entente.${type}.v1`,
    subject,
    data,
    ...attributes,
  };
}

export const formed = (subject: string, attributes: object = {}): CloudEvent =>
  cloudEvent(
    'alliance-formed',
    subject,
    {
      name: 'Water for all',
      purpose: 'Clean water',
      kind: 'alliance',
      partners: [
        { partnerId: 'a', name: 'A' },
        { partnerId: 'b', name: 'B' },
      ],
      occurredOn: '2020-01-01',
    },
    attributes,
  );

export const gave = (subject: string, data: object = {}, attributes: object = {}): CloudEvent =>
  cloudEvent(
    'contribution-made',
    subject,
    { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01', ...data },
    attributes,
  );

const send = (client: Client, type: string, body: string, query = ''): Promise<Answer<Ingested>> =>
  client.send('POST', `/v1/events${query}`, body, { 'content-type': type });

export const structured = (client: Client, event: unknown, query = ''): Promise<Answer<Ingested>> =>
  send(client, 'application/cloudevents+json', JSON.stringify(event), query);

export const batch = (client: Client, events: unknown, query = ''): Promise<Answer<Ingested>> =>
  send(client, 'application/cloudevents-batch+json', JSON.stringify(events), query);

export function binary(client: Client, { data, ...attributes }: CloudEvent): Promise<Answer<Ingested>> {
  const headers: Headings = Object.fromEntries(
    Object.entries(attributes).map(([attribute, value]) => [`ce-${attribute}`, String(value)]),
  );
  return client.post('/v1/events', data, headers);
}

/** Each line, whatever it is, and what was answered to it. */
export async function lines(
  client: Client,
  sentLines: readonly string[],
  query = '',
): Promise<{ answer: Answer<unknown>; items: readonly IngestedItem[] }> {
  const answer = await send(
    client,
    'application/x-ndjson',
    sentLines.map((line) => `${line}\n`).join(''),
    query,
  );
  const received = answer.text.split('\n').filter((line) => line !== '');
  return {
    answer,
    items: answer.status === 200 ? received.map((line) => JSON.parse(line) as IngestedItem) : [],
  };
}
