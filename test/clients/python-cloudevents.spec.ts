import { useService } from '../acceptance/harness/service.js';
import { type Ingested, type Problem } from '../acceptance/harness/shapes.js';
import { newAlliance } from '../acceptance/ingestion/cloud-events.js';
import { pythonScript } from './python/interpreter.js';

const entente = useService();

interface Answered {
  readonly status: number;
  readonly body: Ingested;
}

describe('the CloudEvents SDK of Python', () => {
  let answers: Readonly<Record<string, Answered>>;
  const alliance = newAlliance();

  beforeAll(async () => {
    answers = await pythonScript('send_events.py', [entente.service.url, alliance]);
  });

  it.each(['structured', 'binary'])('sends events in %s mode', (mode) => {
    expect(answers[mode]).toMatchObject({ status: 200, body: { items: [{ status: 'recorded' }] } });
  });

  it.each(['structuredAgain', 'binaryAgain'])(
    'sends them again in the other mode, and they are duplicates: %s',
    (mode) => {
      expect(answers[mode]).toMatchObject({ status: 200, body: { items: [{ status: 'duplicate' }] } });
    },
  );

  it('is told with the status of the problem what a rule refuses', () => {
    const problem: Partial<Problem> = { rule: 'not-a-partner' };
    expect(answers['refused']).toMatchObject({
      status: 409,
      body: { items: [{ status: 'rejected', problem }] },
    });
  });

  it('keeps the microseconds of a time', async () => {
    const { items } = await entente.client.read<{ items: { metadata: { occurredOn: string } }[] }>(
      `/v1/alliances/${alliance}/events`,
    );
    expect(items.map(({ metadata }) => metadata.occurredOn)[1]).toContain('09:30:00.123456');
  });
});
