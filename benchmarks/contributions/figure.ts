import { setTimeout as pause } from 'node:timers/promises';
import { type Bench } from '../bench.js';
import { type Figure, ratioFinding, written } from '../figure.js';
import { sendLoad } from '../load/send-load.js';
import { alternate } from '../measuring/alternate.js';
import { form, GIFT } from '../service/alliances.js';
import { type Service } from '../service/service.js';

const CONNECTIONS = 64;
export const ALLIANCES = Array.from({ length: 1_000 }, (_, index) => `given-to-${index}`);
const PATHS = ALLIANCES.map((allianceId) => `/v1/alliances/${allianceId}/contributions`);

type Measures = Readonly<Record<'perSecond' | 'p99', number>>;

/** The load, up to how long it lasts. */
export const contributionsTo = (port: number) =>
  ({ port, connections: CONNECTIONS, method: 'POST', paths: PATHS, body: GIFT }) as const;

const load = async (port: number, bench: Bench): Promise<Measures> =>
  sendLoad({ ...contributionsTo(port), warmUpSeconds: 2, seconds: bench.share(6) }, 201);

interface Lag {
  /** For how long the oldest event that was not projected had been waiting, in seconds. */
  readonly waited: number;
  /** How long it took from then on until all were. */
  readonly untilLevel: number;
}

async function lagOf(service: Service): Promise<Lag> {
  const waited = await service.metric('entente_projection_lag_seconds');
  const began = performance.now();
  while ((await service.metric('entente_projection_lag_events')) > 0) await pause(50);
  return { waited, untilLevel: (performance.now() - began) / 1000 };
}

export const contributions: Figure = {
  name: 'contributions',
  inShort: true,
  title: 'Commands over HTTP',
  method:
    `\`POST …/contributions\` over ${CONNECTIONS} connections and ${ALLIANCES.length} alliances, each answered once it is ` +
    'on the disk, the projector catching up beside it. Floor: a bare Nest, Fastify and `ValidationPipe` handler ' +
    'that takes the same body and answers at once.',

  async measure(bench: Bench) {
    const [service, bare] = [await bench.service(), await bench.bareServer()];
    await form(service, ALLIANCES);
    const lags: Lag[] = [];
    const compared = await alternate(
      bench.rounds,
      () => load(bare.port, bench),
      async () => {
        const measured = await load(service.port, bench);
        lags.push(await lagOf(service));
        return measured;
      },
    );
    const { perSecond, p99 } = compared;
    return {
      findings: [
        ratioFinding('requests a second', perSecond, { unit: '/s' }, { atLeast: 0.85 }),
        {
          ...ratioFinding('slowest of a hundred', p99, { unit: 'ms', digits: 1 }, { atMost: 1.8 }),
          erratic: true,
        },
      ],
      notes: [
        'At the end of each load the oldest event that was not projected yet had waited ' +
          `${lags.map(({ waited }) => written(waited, 's', 1)).join(', ')}; the projections were level ` +
          `${lags.map(({ untilLevel }) => written(untilLevel, 's', 1)).join(', ')} later.`,
      ],
    };
  },
};
