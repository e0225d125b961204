import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';

const entente = useService();

interface Changes {
  readonly clock: string;
  readonly figures: readonly {
    readonly figure: string;
    readonly difference: number;
    readonly ageing: number;
  }[];
  readonly events: readonly {
    readonly type: string;
    readonly changes: readonly { readonly figure: string; readonly change: number }[];
  }[];
}

describe('GET …/changes', () => {
  let alliance: Alliance;
  let corrected: string;
  beforeAll(async () => {
    alliance = await Alliance.formed(entente.client);
    await alliance.promise('well', { occurredOn: '2020-02-01', dueOn: '2020-06-01' });
    const kept = { deliveredOn: '2020-07-01', confirmedBy: 'b' };
    const { events } = await alliance.record('commitments/well/fulfilment', kept);
    corrected = (await alliance.events()).at(-1)?.recordedAt ?? '';
    await alliance.record(`entries/${events[0]?.eventId}/correction`, {
      replacement: { deliveredOn: '2020-06-01', confirmedBy: 'b' },
      reason: 'It was there a month before',
    });
  });

  const changes = (query: string): Promise<Changes> =>
    entente.client.read<Changes>(alliance.path(`changes?${query}`));
  const changeOf = ({ figures }: Changes, name: string) => figures.find(({ figure }) => figure === name);

  it('tells why a report of the past says something else now', async () => {
    const learnt = await changes(`from=${corrected}&asOf=2020-12-31`);
    expect(learnt.events).toMatchObject([{ type: 'EntryCorrected' }]);
    expect(changeOf(learnt, 'counts.late')).toMatchObject({ from: 1, to: 0, difference: -1, ageing: 0 });
    const trust = changeOf(learnt, 'trust');
    expect(learnt.events[0]?.changes).toContainEqual({ figure: 'trust', change: trust?.difference });
  });

  it('tells what happened in a time, and what ageing did in it', async () => {
    const { clock, events, figures } = await changes('from=2020-06&to=2020-12&clock=occurred');
    expect([clock, events.map(({ type }) => type)]).toEqual(['occurred', ['CommitmentKept']]);
    expect(figures.map(({ figure }) => figure)).toContain('counts.kept');
    const later = await changes('from=2021&to=2022&clock=occurred');
    expect(later.events).toEqual([]);
    const aged = changeOf(later, 'trust');
    expect(aged?.difference).toBeLessThan(0);
    expect(aged?.ageing).toBe(aged?.difference);
  });

  it.each([
    ['', 400],
    ['from=soon', 400],
    ['from=2020&to=2019', 400],
    ['from=2020&clock=other', 400],
    ['from=2020&knownAt=2026-01-01T00:00:00Z', 400],
    ['from=2020&clock=occurred&asOf=2020', 400],
    ['from=2000&to=2001', 404],
  ])('answers %j with %d', async (query, status) => {
    const answer = await entente.client.get(alliance.path(`changes?${query}`));
    expect(answer.status).toBe(status);
  });
});
