import { Map } from 'immutable';
import type { RecordedAllianceEvent } from '../events/alliance-event.js';
import type { ConflictingFact } from '../rules/rule-violation.js';
import { startOf } from '../time/occurred-on.js';

/** What an alliance opens by an event of its own, and may speak of again. */
export const MATTER_KINDS = ['objective', 'benefit', 'need', 'concern', 'breach'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

export interface Matter {
  readonly kind: MatterKind;
  readonly id: string;
  readonly opened: ConflictingFact;
  /** The last in the world of the events by which it went on. */
  readonly reached?: ConflictingFact;
  /** The event that closed it: achieved or dropped, met, resolved, confirmed or dismissed. */
  readonly settled?: ConflictingFact;
  /** Of a breach: who is said to have committed it, and who says so. */
  readonly breach?: { readonly subject: string; readonly by: string };
}

/** By kind and id. */
export type Matters = Map<string, Matter>;

export const NO_MATTERS: Matters = Map();

/** What an event says of a matter: that it begins, goes on, or is settled. */
export interface Mention {
  readonly kind: MatterKind;
  readonly id: string;
  readonly stage: 'opens' | 'goes on' | 'settles';
}

/** The matter an event is about; undefined, if it is about none. */
export function mentionOf(event: Pick<RecordedAllianceEvent, 'type' | 'data'>): Mention | undefined {
  const { type, data } = event as RecordedAllianceEvent;
  switch (type) {
    case 'ObjectiveSet':
      return { kind: 'objective', id: data.objectiveId, stage: 'opens' };
    case 'ObjectiveProgressed':
      return { kind: 'objective', id: data.objectiveId, stage: 'goes on' };
    case 'ObjectiveAchieved':
    case 'ObjectiveDropped':
      return { kind: 'objective', id: data.objectiveId, stage: 'settles' };
    case 'BenefitRealised':
      return { kind: 'benefit', id: data.benefitId, stage: 'opens' };
    case 'ResourceNeedDeclared':
      return { kind: 'need', id: data.needId, stage: 'opens' };
    case 'ResourceNeedMet':
      return { kind: 'need', id: data.needId, stage: 'settles' };
    case 'ConcernRaised':
      return { kind: 'concern', id: data.concernId, stage: 'opens' };
    case 'ConcernResolved':
      return { kind: 'concern', id: data.concernId, stage: 'settles' };
    case 'BreachReported':
      return { kind: 'breach', id: data.breachId, stage: 'opens' };
    case 'BreachConfirmed':
    case 'BreachDismissed':
      return { kind: 'breach', id: data.breachId, stage: 'settles' };
    default:
      return undefined;
  }
}

export function matterOf(matters: Matters, { kind, id }: Pick<Mention, 'kind' | 'id'>): Matter | undefined {
  return matters.get(keyOf(kind, id));
}

/** The matters after one more event: the same object, if it is about none. */
export function evolveMatters(matters: Matters, event: RecordedAllianceEvent): Matters {
  const mention = mentionOf(event);
  if (!mention) return matters;
  const { kind, id, stage } = mention;
  const { eventId, type, occurredOn, revision } = event;
  const fact = { eventId, type, occurredOn, revision };
  const known = matterOf(matters, mention);
  switch (stage) {
    case 'opens': {
      const breach = event.type === 'BreachReported' && { subject: event.data.subject, by: event.data.by };
      return matters.set(keyOf(kind, id), { kind, id, opened: fact, ...(breach && { breach }) });
    }
    case 'settles':
      return known ? matters.set(keyOf(kind, id), { ...known, settled: fact }) : matters;
    case 'goes on': {
      if (!known || (known.reached && startOf(occurredOn) < startOf(known.reached.occurredOn)))
        return matters;
      return matters.set(keyOf(kind, id), { ...known, reached: fact });
    }
    default:
      return stage satisfies never;
  }
}

function keyOf(kind: MatterKind, id: string): string {
  return `${kind} ${id}`;
}
