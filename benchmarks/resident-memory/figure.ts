import { type Bench } from '../bench.js';
import { type Figure, written } from '../figure.js';

export const residentMemory: Figure = {
  name: 'resident-memory',
  title: 'Memory',
  method: 'Resident memory of the one process that answered, recorded and projected all of the above.',

  async measure(bench: Bench) {
    const resident = (await bench.service()).residentMebibytes();
    return {
      findings: [
        { what: 'resident', subject: written(resident, 'MiB'), value: resident, bound: { atMost: 300 } },
      ],
    };
  },
};
