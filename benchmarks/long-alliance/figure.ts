import { type Bench } from '../bench.js';
import { type Figure, ratioFinding } from '../figure.js';
import { sendLoad } from '../load/send-load.js';
import { alternate } from '../measuring/alternate.js';
import { form, GIFT } from '../service/alliances.js';
import { type Service } from '../service/service.js';

const CONNECTIONS = 64;
const EVENTS = 10_000;
const REQUESTS = 1_000;

/** Milliseconds a request, of so many onto one alliance. */
async function cost(
  service: Service,
  allianceId: string,
  requests: number,
): Promise<{ milliseconds: number }> {
  const paths = [`/v1/alliances/${allianceId}/contributions`];
  const load = {
    port: service.port,
    connections: CONNECTIONS,
    method: 'POST',
    paths,
    body: GIFT,
    requests,
  } as const;
  return { milliseconds: 1000 / (await sendLoad(load, 201)).perSecond };
}

export const longAlliance: Figure = {
  name: 'long-alliance',
  inShort: true,
  title: 'A long history',
  method:
    `${REQUESTS} \`POST …/contributions\` over ${CONNECTIONS} connections onto one alliance that has ${EVENTS} events. ` +
    'Floor: the same onto one that was just formed.',

  async measure(bench: Bench) {
    const service = await bench.service();
    const long = 'long-lived';
    await form(service, [long]);
    await cost(service, long, EVENTS);
    let made = 0;
    const compared = await alternate(
      2 * bench.rounds + 1,
      async () => {
        const fresh = `new-${(made += 1)}`;
        await form(service, [fresh]);
        return cost(service, fresh, REQUESTS);
      },
      () => cost(service, long, REQUESTS),
    );
    return {
      findings: [
        ratioFinding('time a request', compared.milliseconds, { unit: 'ms', digits: 3 }, { atMost: 1.3 }),
      ],
    };
  },
};
