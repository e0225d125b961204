import { type Bench } from '../bench.js';
import { type Figure, ratioFinding } from '../figure.js';
import { sendLoad } from '../load/send-load.js';
import { alternate } from '../measuring/alternate.js';
import { form } from '../service/alliances.js';
import { type Service } from '../service/service.js';

const CONNECTIONS = 64;
const POINTS = 50;
const ALLIANCE = 'well-kept';
const PATH = `/v1/alliances/${ALLIANCE}/trust-timeline`;

/** @returns the timeline of an alliance that has kept so many promises */
async function timelineOf(service: Service): Promise<object> {
  await form(service, [ALLIANCE]);
  let position = '';
  for (let index = 0; index < POINTS; index += 1) {
    const commitmentId = `promise-${index}`;
    const occurredOn = new Date(Date.UTC(2020, 0, 2 + index)).toISOString().slice(0, 10);
    const parties = { debtors: ['ministry'], creditors: ['valley'] };
    await service.post(`/v1/alliances/${ALLIANCE}/commitments`, {
      commitmentId,
      ...parties,
      description: 'A well',
      occurredOn,
    });
    const kept = { deliveredOn: occurredOn, confirmedBy: 'valley' };
    const path = `/v1/alliances/${ALLIANCE}/commitments/${commitmentId}/fulfilment`;
    ({ position } = await service.post<{ position: string }>(path, kept));
  }
  return service.get<object>(`${PATH}?after=${position}`);
}

export const trustTimeline: Figure = {
  name: 'trust-timeline',
  inShort: true,
  title: 'Reading a trust timeline',
  method:
    `\`GET …/trust-timeline\` of ${POINTS} points over ${CONNECTIONS} connections. ` +
    'Floor: a bare Nest and Fastify handler that stringifies the same object.',

  async measure(bench: Bench) {
    const [service, bare] = [await bench.service(), await bench.bareServer()];
    await bare.hold(await timelineOf(service));
    const load = ({ port }: { port: number }): (() => Promise<Readonly<Record<'perSecond', number>>>) => {
      const reads = { port, connections: CONNECTIONS, method: 'GET', paths: [PATH] } as const;
      return () => sendLoad({ ...reads, warmUpSeconds: 1, seconds: bench.share(4) }, 200);
    };
    const { perSecond } = await alternate(bench.rounds, load(bare), load(service));
    return {
      findings: [ratioFinding('requests a second', perSecond, { unit: '/s' }, { atLeast: 0.5 })],
    };
  },
};
