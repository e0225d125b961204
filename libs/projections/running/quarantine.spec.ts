import { READ_MODELS, type RecordedAllianceEvent, streamOf } from '#domain';
import { commands, eventIdAt, historyOf, ProjectionHarness, rebuilt, recordAll, stumbling } from '#testing';

import { partOf, PROJECTIONS } from '../index.js';

const { correct, form, give, keep, promise, retract } = commands;

const history = (allianceId: string): readonly RecordedAllianceEvent[] =>
  historyOf(
    [form('2019'), promise('2019'), give('2019-06'), keep('2020'), give('2020', { contributionId: 'g2' })],
    allianceId,
  );

describe('an event that cannot be projected', () => {
  const events = [...history('one').slice(0, 2), ...history('two'), ...history('one').slice(2)];
  const bad = history('one')[3]?.eventId;
  const isBad = (those: readonly RecordedAllianceEvent[]): boolean =>
    those.some(({ eventId }) => eventId === bad);

  it('keeps its alliance waiting, as it was before the event, and nobody else', async () => {
    const house = new ProjectionHarness();
    await recordAll(house.events, events);
    await house.catchUp({ projections: PROJECTIONS.map((each) => stumbling(each, isBad)) });
    const without = events.filter((event) => event.allianceId === 'two' || event.revision < 3);
    for (const [collection, bytes] of Object.entries(await rebuilt(without)))
      expect((await house.all(collection)).map(withoutPositions)).toEqual(bytes.map(withoutPositions));
    expect(house.quarantined).toHaveLength(PROJECTIONS.length);
    expect(await house.documents.quarantined('alliances')).toEqual([
      { stream: streamOf('one'), position: '0000000000000009', eventId: bad, error: 'It stumbled.' },
    ]);
    expect(await house.documents.checkpoint('alliances')).toBe('0000000000000010');
  });

  it('is tried again when projecting begins again, and then all is as if nothing had been', async () => {
    const house = new ProjectionHarness();
    let broken = true;
    const projections = PROJECTIONS.map((each) => stumbling(each, (those) => broken && isBad(those)));
    await recordAll(house.events, events);
    await house.catchUp({ projections, batchSize: 4 });
    await house.catchUp({ projections });
    expect(house.released).toEqual([]);
    broken = false;
    await house.catchUp({ projections });
    expect(house.released).toHaveLength(PROJECTIONS.length);
    expect(await house.documents.quarantined('alliances')).toEqual([]);
    for (const [collection, bytes] of Object.entries(await rebuilt(events)))
      expect(await house.all(collection)).toEqual(bytes);
  });

  it('is tried again by whoever projects its part', async () => {
    const house = new ProjectionHarness();
    let broken = true;
    const projections = PROJECTIONS.map((each) => stumbling(each, (those) => broken && isBad(those)));
    const mine = partOf(streamOf('one'), 8);
    const run = async (number: number) =>
      house.catchUp({ projections, lease: await house.lease(`part ${number}`), part: { number, of: 8 } });
    await recordAll(house.events, events);
    for (let number = 0; number < 8; number += 1) await run(number);
    expect(house.quarantined.map(({ stream }) => stream)).toEqual(
      Array(PROJECTIONS.length).fill(streamOf('one')),
    );
    broken = false;
    await run((mine + 1) % 8);
    expect(house.released).toEqual([]);
    await run(mine);
    expect(house.released).toHaveLength(PROJECTIONS.length);
    for (const [collection, bytes] of Object.entries(await rebuilt(events)))
      expect((await house.all(collection)).toSorted()).toEqual(bytes.toSorted());
  });

  it('is tried again from the first event of its alliance on, amendments and all, and changes no byte', async () => {
    const house = new ProjectionHarness();
    const amended = historyOf([
      form('2019'),
      promise('2019'),
      give('2019-06'),
      keep('2020'),
      retract('2026-01-01', eventIdAt(2)),
      correct('2026-01-01', eventIdAt(3), keep('2020-02')),
      give('2020', { contributionId: 'g2' }),
      retract('2026-01-02', eventIdAt(6)),
      give('2021', { contributionId: 'g3' }),
    ]);
    let broken = true;
    const last = amended.at(-1)?.eventId;
    const fails = (those: readonly RecordedAllianceEvent[]): boolean =>
      broken && those.some(({ eventId }) => eventId === last);
    const projections = PROJECTIONS.map((each) => stumbling(each, fails));
    await recordAll(house.events, amended);
    await house.catchUp({ projections });
    expect(house.quarantined).toHaveLength(PROJECTIONS.length);
    broken = false;
    await house.catchUp({ projections });
    expect(house.released).toHaveLength(PROJECTIONS.length);
    for (const [collection, bytes] of Object.entries(await rebuilt(amended)))
      expect(await house.all(collection)).toEqual(bytes);
  });

  it('may be one that nobody can read', async () => {
    const house = new ProjectionHarness();
    await recordAll(house.events, history('one'));
    const unheard = { eventId: 'e9', type: 'AllianceSung', data: {}, metadata: {} };
    await house.events.append(streamOf('one'), [unheard], 'any');
    await recordAll(house.events, history('two'));
    await house.catchUp();
    expect(house.quarantined.map(({ error }) => error)).toEqual(
      Array(PROJECTIONS.length).fill('AllianceSung is not an event this version knows.'),
    );
    expect(await house.all(READ_MODELS.alliances)).toHaveLength(2);
  });

  it('does no harm where it only failed together with others', async () => {
    const house = new ProjectionHarness();
    await recordAll(house.events, events);
    const crowded = PROJECTIONS.map((each) => stumbling(each, (those) => those.length > 1));
    await house.catchUp({ projections: crowded });
    expect(house.quarantined).toEqual([]);
    for (const [collection, bytes] of Object.entries(await rebuilt(events)))
      expect(await house.all(collection)).toEqual(bytes);
  });
});

function withoutPositions(json: string): object {
  const { position, eventPosition, ...rest } = JSON.parse(json) as Record<string, unknown>;
  void [position, eventPosition];
  return rest;
}
