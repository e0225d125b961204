import { type Alliance } from './alliance.js';
import { type Answer, type Headings } from './client.js';
import { type Problem, type Recorded, type StoredEvent } from './shapes.js';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
export const POSITION = /^[0-9A-Za-z._-]+$/;

/** The trust policy called `standard`: domain.md 5. */
export const STANDARD = {
  halfLife: 365,
  latenessScale: 30,
  asymmetry: 1,
  baseRate: 0.5,
  priorWeight: 2,
  deadlineGrace: 14,
};

/** A 201 with its revision, position, events and ETag, of which all is stored as it was answered. */
export async function expectRecorded(
  alliance: Alliance,
  answer: Answer<Recorded>,
): Promise<readonly StoredEvent[]> {
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  const { allianceId, revision, position, events } = answer.body;
  expect(allianceId).toBe(alliance.id);
  expect(position).toMatch(POSITION);
  expect(answer.headers.get('etag')).toBe(`"${revision}"`);
  expect(events.at(-1)?.revision).toBe(revision);
  alliance.position = position;
  const stored = await alliance.events();
  const recorded = stored.slice(stored.length - events.length);
  expect(recorded.map(({ eventId, type, revision: at }) => ({ eventId, type, revision: at }))).toEqual(
    events,
  );
  expect(recorded.at(-1)?.position).toBe(position);
  return recorded;
}

/** Sends a command and expects the events it records, the data of each just so. */
export async function expectCommand(
  alliance: Alliance,
  rest: string,
  body: object,
  records: Readonly<Record<string, object>>,
  headers: Headings = {},
): Promise<Answer<Recorded>> {
  const answer = await alliance.client.post<Recorded>(alliance.path(rest), body, headers);
  const stored = await expectRecorded(alliance, answer);
  expect(Object.fromEntries(stored.map(({ type, data }) => [type, data]))).toEqual(records);
  return answer;
}

/** What the problem says of itself is what the answer says, and nothing is missing. */
export function expectProblem(answer: Answer<Problem>, status: number): Problem {
  expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  expect(answer.body).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    status,
    detail: expect.any(String),
  });
  return answer.body;
}

/** That whatever `attempt` does leaves the alliance's events as they were. */
export async function expectNothingLeft(alliance: Alliance, attempt: () => Promise<unknown>): Promise<void> {
  const before = await alliance.events();
  await attempt();
  expect(await alliance.events()).toEqual(before);
}
