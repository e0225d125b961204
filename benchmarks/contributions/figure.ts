import { setTimeout as pause } from 'node:timers/promises';
import { type Bench } from '../bench.js';
import { type Figure, written } from '../figure.js';
import { sendLoad } from '../load/send-load.js';
import { alternate } from '../measuring/alternate.js';
import { form, GIFT } from '../service/alliances.js';
import { type Service } from '../service/service.js';

const CONNECTIONS = 64;
const ALLIANCES = Array.from({ length: 1_000 }, (_, index) => `given-to-${index}`);
const PATHS = ALLIANCES.map((allianceId) => `/v1/alliances/${allianceId}/contributions`);

type Measures = Readonly<Record<'perSecond' | 'p99', number>>;

const load = async (port: number): Promise<Measures> =>
  sendLoad(
    {
      port,
      connections: CONNECTIONS,
      method: 'POST',
      paths: PATHS,
      body: GIFT,
      warmUpSeconds: 2,
      seconds: 6,
    },
    201,
  );

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
      () => load(bare.port),
      async () => {
        const measured = await load(service.port);
        lags.push(await lagOf(service));
        return measured;
      },
    );
    const { perSecond, p99 } = compared;
    return {
      findings: [
        {
          what: 'requests a second',
          subject: written(perSecond.subject, '/s'),
          floor: written(perSecond.floor, '/s'),
          value: perSecond.ratio,
          bound: { atLeast: 0.7 },
        },
        {
          what: 'slowest of a hundred',
          subject: written(p99.subject, 'ms', 1),
          floor: written(p99.floor, 'ms', 1),
          value: p99.ratio,
          bound: { atMost: 2 },
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
