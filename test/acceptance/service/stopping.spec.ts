import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { Alliance } from '../harness/alliance.js';
import { Service } from '../harness/service.js';

const CLIENTS = 32;

describe('a service that is stopped under load', () => {
  it('ends within ten seconds, and has answered for all that it recorded', async () => {
    const service = await Service.started({ LOG_LEVEL: 'fatal' });
    const alliance = await Alliance.formed(service.client);
    const agent = new Agent({ keepAlive: true });
    const answered: string[] = [];
    const refused: number[] = [];

    /** One contribution after the other, until nobody is there any more. */
    const client = async (name: number): Promise<void> => {
      for (let n = 0; ; n += 1) {
        const contributionId = `${name}-${n}`;
        const gift = {
          contributionId,
          givers: ['a'],
          kind: 'time',
          description: 'A day',
          occurredOn: '2020',
        };
        const sent = request(`${service.url}${alliance.path('contributions')}`, {
          agent,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
        });
        sent.end(JSON.stringify(gift));
        const [answer] = await (once(sent, 'response') as Promise<[{ statusCode: number; resume(): void }]>);
        answer.resume();
        if (answer.statusCode === 201) answered.push(contributionId);
        else refused.push(answer.statusCode);
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, name) => client(name).catch(() => undefined));
    while (answered.length < CLIENTS * 4) await new Promise(setImmediate);
    const began = performance.now();
    const { code } = await service.end('SIGTERM');
    expect([code, performance.now() - began < 10_000]).toEqual([0, true]);
    await Promise.all(clients);
    agent.destroy();

    await service.start();
    const recorded = (await alliance.events()).flatMap(({ data }) => {
      const { contributionId } = data as { readonly contributionId?: string };
      return contributionId === undefined ? [] : [contributionId];
    });
    expect(recorded.sort()).toEqual(answered.sort());
    expect(refused.filter((status) => status !== 503)).toEqual([]);
    await service.discard();
  });
});
