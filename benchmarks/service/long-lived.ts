import { form } from './alliances.js';
import { type Service } from './service.js';

const DAY = 86_400_000;
/** Made and kept within the last half year, so that a scorecard has to look at all of them. */
const DAYS = 170;
/** Of a life: a promise, what became of it, and as many contributions and meetings. */
const EVENTS_A_ROUND = 4;

export interface Lived {
  readonly allianceId: string;
  /** Of the last event. */
  readonly position: string;
}

/** An alliance that has lived through so many events until today: a quarter promises, all of which were kept. */
export async function liveLong(service: Service, allianceId: string, events: number): Promise<Lived> {
  await form(service, [allianceId]);
  const rounds = Math.ceil(events / EVENTS_A_ROUND);
  let position = '';
  for (let from = 0; from < rounds; from += 500) {
    const lines = Array.from({ length: Math.min(500, rounds - from) }, (_, index) =>
      aRound(allianceId, from + index, rounds),
    ).flat();
    position = await ingest(service, lines);
  }
  return { allianceId, position };
}

/** One more promise, made and kept today. */
export async function oneMore(service: Service, allianceId: string): Promise<string> {
  const commitmentId = `more-${Math.random().toString(36).slice(2)}`;
  return ingest(service, [
    event(allianceId, 'commitment-made', promise(commitmentId), Date.now()),
    event(allianceId, 'commitment-kept', { commitmentId, confirmedBy: 'valley' }, Date.now()),
  ]);
}

function aRound(allianceId: string, round: number, rounds: number): object[] {
  const at = Date.now() - DAYS * DAY + (round / rounds) * (DAYS - 1) * DAY;
  const commitmentId = `promise-${round}`;
  return [
    event(allianceId, 'commitment-made', { ...promise(commitmentId), dueOn: dayOf(at + DAY) }, at),
    event(allianceId, 'commitment-kept', { commitmentId, confirmedBy: 'valley' }, at),
    event(
      allianceId,
      'contribution-made',
      { givers: ['ministry'], kind: 'time', description: 'A day at the pump', quantity: 1, unit: 'days' },
      at,
    ),
    event(allianceId, 'meeting-held', { channel: 'at the well', attendees: ['ministry', 'valley'] }, at),
  ];
}

const promise = (commitmentId: string): object => ({
  commitmentId,
  debtors: ['ministry'],
  creditors: ['valley'],
  description: 'A well',
});

let sent = 0;

function event(subject: string, type: string, data: object, at: number): object {
  sent += 1;
  return {
    specversion: '1.0',
    id: String(sent),
    source: 'urn:bench',
    type: `entente.${type}.v1`,
    subject,
    data: { occurredOn: dayOf(at), ...data },
  };
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** @returns the position of the last event. @throws Error unless all were recorded */
async function ingest(service: Service, events: readonly object[]): Promise<string> {
  const { items } = await service.send<{
    items: readonly { status: string; position?: string; problem?: unknown }[];
  }>('/v1/events', 'application/cloudevents-batch+json', events);
  const refused = items.find(({ status }) => status !== 'recorded');
  if (refused) throw new Error(`An event was not recorded: ${JSON.stringify(refused)}.`);
  return items.at(-1)?.position ?? '';
}
