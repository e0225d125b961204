import { type Command, type CommandData, type CommandType, TRUST_POLICY_PRESETS } from '#domain';

/** Of 200 events of an alliance: its forming, 40 promises, an outcome of each (a fifth), and contributions. */
export const EVENTS_EACH = 200;
const PROMISES = 40;
const CONTRIBUTIONS = EVENTS_EACH - 1 - 2 * PROMISES;

const PARTNERS = ['ministry', 'valley', 'company', 'village'];
const DAY = 86_400_000;
const BEGAN = Date.UTC(2015, 0, 1);

const day = (days: number): string => new Date(BEGAN + days * DAY).toISOString().slice(0, 10);
const partner = (index: number): string => PARTNERS[index % PARTNERS.length] ?? '';

/** What an alliance lived through, in order: everyday work, in which most promises are kept. */
export function* history(allianceId: string, now: string): Generator<Command> {
  const on = <T extends CommandType>(type: T, days: number, data: CommandData[T]): Command =>
    ({ type, allianceId, occurredOn: day(days), now, data }) as Command;
  yield on('FormAlliance', 0, {
    name: 'Water for all',
    purpose: 'Clean water in the valley',
    kind: 'alliance',
    partners: PARTNERS.map((partnerId) => ({ partnerId, name: `The ${partnerId}` })),
    trustPolicy: TRUST_POLICY_PRESETS.standard,
  });
  let given = 0;
  for (let index = 0; index < PROMISES; index += 1) {
    const commitmentId = `promise-${index}`;
    const made = 1 + 30 * index;
    yield on('MakeCommitment', made, {
      commitmentId,
      debtors: [partner(index)],
      creditors: [partner(index + 1), partner(index + 2)],
      description: `Stage ${index} of the pumping station`,
      dueOn: day(made + 14),
      weight: 1 + (index % 3),
    });
    for (; given < ((index + 1) * CONTRIBUTIONS) / PROMISES; given += 1) {
      yield on('MakeContribution', made + 7, contribution(given));
    }
    yield outcome(on, index, commitmentId, made);
  }
}

const contribution = (index: number): CommandData['MakeContribution'] => ({
  contributionId: `contribution-${index}`,
  givers: [partner(index)],
  kind: 'expertise',
  description: 'Two engineers for a week, to plan the pumping station',
  quantity: 10,
  unit: 'days',
  beneficiaries: [{ partnerId: partner(index + 1), share: 1 }],
});

/** Of ten promises seven are kept in time, one late, one in part, and one is missed. */
function outcome(
  on: <T extends CommandType>(type: T, days: number, data: CommandData[T]) => Command,
  index: number,
  commitmentId: string,
  made: number,
): Command {
  const confirmedBy = partner(index + 1);
  switch (index % 10) {
    case 7:
      return on('FulfilCommitment', made + 20, { commitmentId, deliveredOn: day(made + 20), confirmedBy });
    case 8:
      return on('FulfilCommitment', made + 14, {
        commitmentId,
        deliveredOn: day(made + 14),
        fraction: 0.5,
        confirmedBy,
      });
    case 9:
      return on('MissCommitment', made + 16, {
        commitmentId,
        asOf: day(made + 16),
        by: confirmedBy,
        detectedBy: 'partner',
      });
    default:
      return on('FulfilCommitment', made + 14, { commitmentId, deliveredOn: day(made + 14), confirmedBy });
  }
}
