import { type Bench } from '../bench.js';
import { type Figure, ratioFinding } from '../figure.js';
import { alternate } from '../measuring/alternate.js';
import { median } from '../measuring/statistics.js';
import { liveLong, oneMore } from '../service/long-lived.js';
import { type Service } from '../service/service.js';

const EVENTS = 10_000;
const TIMES = 60;

/** Milliseconds from sending two events until every read model of their alliance shows them: the median. */
async function untilShown(service: Service, allianceId: string): Promise<{ milliseconds: number }> {
  const took: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const begun = performance.now();
    const position = await oneMore(service, allianceId);
    await Promise.all(
      [
        `?after=${position}`,
        `/lifecycle?limit=1&after=${position}`,
        `/contributions?limit=1&after=${position}`,
      ]
        .concat([`/scorecard?after=${position}`])
        .map((path) => service.get(`/v1/alliances/${allianceId}${path}`)),
    );
    took.push(performance.now() - begun);
  }
  return { milliseconds: median(took) };
}

export const readModelsOfALongAlliance: Figure = {
  name: 'long-alliance-shown',
  title: 'A long history, until it is shown',
  method:
    `A promise made and kept in an alliance of ${EVENTS} events, one after the other: the time from sending both until ` +
    'alliance, lifecycle, contributions and scorecard show them. Floor: the same in an alliance that was just formed.',

  async measure(bench: Bench) {
    const service = await bench.service();
    const long = await liveLong(service, 'lived-long', EVENTS);
    await untilShown(service, long.allianceId);
    let made = 0;
    const { milliseconds } = await alternate(
      bench.rounds,
      async () => {
        const fresh = await liveLong(service, `lived-short-${(made += 1)}`, 4);
        return untilShown(service, fresh.allianceId);
      },
      () => untilShown(service, long.allianceId),
    );
    return {
      findings: [ratioFinding('time until shown', milliseconds, { unit: 'ms', digits: 2 }, { atMost: 1.2 })],
    };
  },
};
