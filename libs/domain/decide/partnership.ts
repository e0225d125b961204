import { type Command } from '../catalogue/commands.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { mustHaveConsentOfTwo } from '../rules/parties.js';
import { mustShareOut, mustSumToOne } from '../rules/shares.js';
import { mustHaveRoom } from '../rules/size.js';
import { defined } from '../shared/defined.js';
import { listed } from '../shared/text.js';
import { type AllianceState } from '../state/alliance-state.js';
import { type Deciders, propose, record } from './propose.js';

/** Who the partners are, who coordinates, and what all of them agree on. */
export const PARTNERSHIP_DECIDERS = {
  AdmitPartner(command, state) {
    const { partnerId, shares } = command.data;
    const partners = latestPartners(state);
    if (partners.has(partnerId)) {
      throw new RuleViolation(
        'id-taken',
        `${partnerId} is a partner of ${state.profile.name} already: choose the id of the one who joins.`,
      );
    }
    mustHaveRoom(state.profile.name, partners.size);
    const events = record(command, state);
    mustShareOut(shares, [...partners, partnerId], 'partner');
    return events;
  },

  RecordDeparture(command, state) {
    const { partnerId, shares } = command.data;
    const remaining = [...latestPartners(state)].filter((other) => other !== partnerId);
    const events = record(command, state);
    mustLeaveTwoPartners(partnerId, remaining);
    mustShareOut(shares, remaining, 'partner');
    return events;
  },

  /** Whoever coordinates stands down; who is named must be that partner. */
  StandDownCoordinator(command, state) {
    const { occurredOn, data, now } = command;
    const coordinator = mustCoordinate(command, state);
    const { partnerId } = coordinator;
    const who = defined({ partnerId, person: data.person ?? coordinator.person });
    return propose(state, { type: 'CoordinatorStoodDown', occurredOn, data: who }, now);
  },

  /** That the shares name every partner depends on the time, and is judged with the rest of it. */
  RenegotiateAlliance(command, state) {
    const { consents, changes } = command.data;
    mustHaveConsentOfTwo(consents);
    if (changes.shares) mustSumToOne(changes.shares);
    return record(command, state);
  },

  AgreeGroundRule(command, state) {
    mustHaveConsentOfTwo(command.data.consents, 'A ground rule is agreed');
    return record(command, state);
  },

  /** Between those who are partners, or were: it may be older than the alliance. */
  NotePriorRelationship(command, state) {
    mustHaveBeenPartners(state, command.data.partners);
    return record(command, state);
  },
} satisfies Deciders;

/** `two-partners`: with fewer, there is no alliance. */
function mustLeaveTwoPartners(leaving: string, remaining: readonly string[]): void {
  if (remaining.length >= 2) return;
  throw new RuleViolation(
    'two-partners',
    `Without ${leaving} only ${listed(remaining)} would be left, and that is no alliance: dissolve it, or let it lapse, instead.`,
  );
}

function latestPartners({ epochs }: AllianceState): ReadonlySet<string> {
  return epochs.at(-1)?.partners ?? new Set();
}

/** `not-a-partner`: there is a coordinator, and it is the one who is named. */
function mustCoordinate(
  { data }: Command<'StandDownCoordinator'>,
  { profile: { coordinator, name } }: AllianceState,
): NonNullable<AllianceState['profile']['coordinator']> {
  if (!coordinator) {
    throw new RuleViolation('not-a-partner', `${name} has no coordinator who could stand down.`);
  }
  if (data.partnerId === undefined || data.partnerId === coordinator.partnerId) return coordinator;
  throw new RuleViolation(
    'not-a-partner',
    `The coordinator of ${name} is ${coordinator.partnerId}: ${data.partnerId} cannot stand down.`,
  );
}

function mustHaveBeenPartners({ profile }: AllianceState, named: readonly string[]): void {
  const known = profile.partners.map(({ partnerId }) => partnerId);
  const strangers = named.filter((partnerId) => !known.includes(partnerId));
  if (strangers.length === 0) return;
  throw new RuleViolation(
    'not-a-partner',
    `The partners of ${profile.name} are, or were, ${listed(known)}: ${listed(strangers)} ` +
      `${strangers.length === 1 ? 'is' : 'are'} none.`,
  );
}
