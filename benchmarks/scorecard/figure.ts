import { type Bench } from '../bench.js';
import { type Figure, written } from '../figure.js';
import { median } from '../measuring/statistics.js';
import { liveLong } from '../service/long-lived.js';

const EVENTS = 10_000;
const TIMES = 200;

export const scorecard: Figure = {
  name: 'scorecard',
  title: 'Reading a scorecard',
  method:
    `\`GET …/scorecard\` as of today of an alliance of ${EVENTS} events, one request after the other: the median of ${TIMES}. ` +
    'The first one, which reads the whole history, is told below.',

  async measure(bench: Bench) {
    const service = await bench.service();
    const { allianceId, position } = await liveLong(service, 'scored', EVENTS);
    const path = `/v1/alliances/${allianceId}/scorecard`;
    await service.get(`/v1/alliances/${allianceId}?after=${position}`);
    const timed = async (): Promise<number> => {
      const begun = performance.now();
      await service.get(path);
      return performance.now() - begun;
    };
    const first = await timed();
    const took: number[] = [];
    for (let time = 0; time < TIMES; time += 1) took.push(await timed());
    const milliseconds = median(took);
    return {
      findings: [
        {
          what: 'time a request',
          subject: written(milliseconds, 'ms', 2),
          value: milliseconds,
          bound: { atMost: 20 },
        },
      ],
      notes: [`The first request, which nobody had asked before, took ${written(first, 'ms', 1)}.`],
    };
  },
};
