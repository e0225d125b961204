import { type Command, TRUST_POLICY_PRESETS } from '#domain';
import { commands } from '#testing';
import { type Chance } from './chance.js';

const { command, form, give, keep, miss, promise } = commands;

/** What is promised is missed the day after it was due: no grace keeps the watcher waiting. */
const FORMED = form('2025-12-01', { trustPolicy: { ...TRUST_POLICY_PRESETS.standard, deadlineGrace: 0 } });

const ALLIANCES = ['alpha', 'beta', 'gamma'];

interface Promised {
  readonly allianceId: string;
  readonly commitmentId: string;
}

/** What clients of the simulated house want recorded. */
export class Wishes {
  private readonly promised: Promised[] = [];

  constructor(
    private readonly chance: Chance,
    /** An instant: ISO 8601, UTC. */
    private readonly now: () => string,
  ) {}

  /** @param n how many the client has sent before */
  next(client: number, n: number): Command {
    const now = this.now();
    const allianceId = this.chance.pick(ALLIANCES);
    // An alliance is formed first, as a rule.
    if (n === 0) return { ...FORMED, allianceId, now };
    const settled = this.promised.length > 0 && this.chance.happens(0.5);
    if (settled) return { ...this.outcome(this.chance.pick(this.promised)), now };
    const commitmentId = `c-${client}-${n}`;
    const wish = this.chance.pick([
      FORMED,
      promise('2025-12-10', { commitmentId, dueOn: `2026-01-0${this.chance.between(1, 9)}` }),
      promise('2025-12-11', { commitmentId, dueOn: '2026-03-01' }),
      give('2025-12-12', { contributionId: `g-${client}-${n}` }),
    ]);
    if (wish.type === 'MakeCommitment') this.promised.push({ allianceId, commitmentId });
    return { ...wish, allianceId, now };
  }

  private outcome({ allianceId, commitmentId }: Promised): Command {
    const outcome = this.chance.pick([
      keep('2025-12-30', { commitmentId }),
      miss('2026-01-01', { commitmentId, asOf: '2026-01-01', by: 'ben' }),
    ]);
    return { ...outcome, allianceId };
  }

  /** Nothing that is recorded forbids it to be recorded again. */
  meeting({ allianceId, now }: Command): Command {
    const meeting = command('HoldMeeting', '2025-12-20', { channel: 'call', attendees: [] });
    return { ...meeting, allianceId, now };
  }
}
