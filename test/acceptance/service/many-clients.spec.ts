import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';
import { type Recorded } from '../harness/shapes.js';

const entente = useService();
const CLIENTS = 64;
const EACH = 20;

describe('64 clients on one alliance at once', () => {
  it('each 201 is in the store exactly once, and revisions have no gaps', async () => {
    const alliance = await Alliance.formed(entente.client);
    const answered: Recorded[] = [];
    const client = async (name: number): Promise<void> => {
      for (let index = 0; index < EACH; index += 1) {
        const gift = {
          contributionId: `${name}-${index}`,
          givers: ['a'],
          kind: 'time',
          description: 'A day',
        };
        const answer = await entente.client.post<Recorded>(alliance.path('contributions'), gift);
        expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
        answered.push(answer.body);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, name) => client(name)));

    const stored = await alliance.events();
    expect(stored.map(({ revision }) => revision)).toEqual(stored.map((_, index) => index));
    expect(stored).toHaveLength(1 + CLIENTS * EACH);
    const positions = stored.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort());
    expect(new Set(positions).size).toBe(stored.length);
    for (const { events, revision, position } of answered) {
      expect(stored[revision]).toMatchObject({ eventId: events[0]?.eventId, position });
    }
    expect(new Set(answered.map(({ revision }) => revision)).size).toBe(CLIENTS * EACH);
    alliance.position = positions.at(-1) ?? '';
    expect((await alliance.view()).counts.contributions).toBe(CLIENTS * EACH);
  });
});
