import { type AllianceEventType, DEFINITIONS } from '../catalogue/catalogue.js';
import { companionsOf, type RecordedAllianceEvent } from '../catalogue/events.js';
import { type Phase } from '../catalogue/phases.js';
import { periodOf } from '../time/event-time.js';
import { type Moment, precedes } from '../time/moment.js';
import { type Interval, type OccurredOn } from '../time/occurred-on.js';

/**
 * A stretch of an alliance's history in which its phase, its partners, its coordinator and its trust
 * policy stayed the same. What begins one is entered in the order in which it happened, so that anything
 * else can be judged by the epochs it may have happened in, however imprecise both dates are.
 */
export interface Epoch {
  /** The event that began it. */
  readonly eventId: string;
  readonly type: AllianceEventType;
  readonly occurredOn: OccurredOn;
  readonly revision: number;
  readonly phase: Phase;
  readonly phaseSince: OccurredOn;
  readonly partners: ReadonlySet<string>;
  /** How many of the events just before it were recorded with its first event: see `companionsOf`. */
  readonly companions: number;
  /** The first and the last instant at which it may have begun, milliseconds since 1970. */
  readonly from: number;
  readonly begunBy: number;
}

/** The epochs after an event that begins one. */
export function beginEpoch(epochs: readonly Epoch[], event: RecordedAllianceEvent): readonly Epoch[] {
  const last = epochs.at(-1);
  const period = periodOf(event);
  const from = Math.max(period.from, last?.from ?? Number.NEGATIVE_INFINITY);
  const begunBy = Math.max(from, period.to);
  const { eventId, type, occurredOn, revision } = event;
  const epoch: Epoch = {
    eventId,
    type,
    occurredOn,
    revision,
    ...phaseAfter(last, event),
    partners: partnersAfter(last?.partners ?? new Set(), event),
    companions: companionsOf(event),
    from,
    begunBy,
  };
  return [...begunEarlier(epochs, begunBy), epoch];
}

/** The epochs a fact may have happened in, in order; none if it is older than the alliance. */
export function epochsDuring(
  epochs: readonly Epoch[],
  fact: Interval & { readonly revision: number },
): readonly Epoch[] {
  const during: Epoch[] = [];
  for (let index = epochs.length - 1; index >= 0; index -= 1) {
    const epoch = epochs[index];
    const next = epochs[index + 1];
    if (!epoch || (next && isOverBefore(next, fact))) break;
    if (epoch.from <= fact.to) during.unshift(epoch);
  }
  return during;
}

/** The epoch there was at a moment; before the first one, that. */
export function epochAt(epochs: readonly Epoch[], moment: Moment): Epoch | undefined {
  for (let index = epochs.length - 1; index > 0; index -= 1) {
    const epoch = epochs[index];
    if (epoch && precedes({ at: epoch.from, revision: epoch.revision }, moment)) return epoch;
  }
  return epochs[0];
}

/**
 * Whether an entry was recorded together with the first event of an epoch. What the parties said so at an alliance's end
 * need not have been due: nothing that comes later makes it wrong.
 */
export function isRecordedWithAny(
  epochs: readonly Epoch[],
  { revision }: { readonly revision: number },
): boolean {
  return epochs.some((epoch) => revision < epoch.revision && revision >= epoch.revision - epoch.companions);
}

/** Between two events at the very same instant, the order of recording tells which came first. */
function isOverBefore(next: Epoch, fact: Interval & { readonly revision: number }): boolean {
  if (next.begunBy < fact.from) return true;
  const sameInstant = next.from === next.begunBy && fact.from === fact.to && next.from === fact.from;
  return sameInstant && next.revision < fact.revision;
}

/** A epoch began before the one after it did. */
function begunEarlier(epochs: readonly Epoch[], begunBy: number): readonly Epoch[] {
  const last = epochs.at(-1);
  if (!last || last.begunBy <= begunBy) return epochs;
  return epochs.map((epoch) => (epoch.begunBy > begunBy ? { ...epoch, begunBy } : epoch));
}

function phaseAfter(
  last: Epoch | undefined,
  { type, occurredOn }: RecordedAllianceEvent,
): Pick<Epoch, 'phase' | 'phaseSince'> {
  const phase = DEFINITIONS[type].phaseAfter;
  if (phase === undefined && last) return { phase: last.phase, phaseSince: last.phaseSince };
  return { phase: phase ?? 'active', phaseSince: occurredOn };
}

function partnersAfter(partners: ReadonlySet<string>, event: RecordedAllianceEvent): ReadonlySet<string> {
  switch (event.type) {
    case 'AllianceFormed':
      return new Set(event.data.partners.map(({ partnerId }) => partnerId));
    case 'PartnerJoined':
      return new Set([...partners, event.data.partnerId]);
    case 'PartnerLeft':
      return new Set([...partners].filter((partnerId) => partnerId !== event.data.partnerId));
    default:
      return partners;
  }
}
