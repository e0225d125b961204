import type { AllianceEvent, AllianceEventType, RecordedAllianceEvent } from '../events/alliance-event.js';
import { precedes } from '../time/moment.js';
import type { Moment } from '../time/moment.js';
import { periodOf } from '../time/stamp.js';
import type { Interval, OccurredOn } from '../time/occurred-on.js';
import { PHASE_AFTER } from './phases.js';
import type { Phase, PhaseChange } from './phases.js';

/**
 * A stretch of an alliance's history in which its phase, its partners, its coordinator and its trust
 * policy stayed the same. What begins one is entered in the order in which it happened, so that anything
 * else can be judged by the chapters it may have happened in, however imprecise both dates are.
 */
export interface Chapter {
  /** The event that began it. */
  readonly eventId: string;
  readonly type: AllianceEventType;
  readonly occurredOn: OccurredOn;
  readonly revision: number;
  readonly phase: Phase;
  readonly phaseSince: OccurredOn;
  readonly partners: ReadonlySet<string>;
  /** The first and the last instant at which it may have begun, milliseconds since 1970. */
  readonly from: number;
  readonly begunBy: number;
}

/** Whether an event is entered in the order in which it happened, and begins a chapter. */
export function beginsChapter(event: AllianceEvent): boolean {
  switch (event.type) {
    case 'AllianceFormed':
    case 'PartnerJoined':
    case 'PartnerLeft':
    case 'CoordinatorAppointed':
    case 'CoordinatorStoodDown':
    case 'AlliancePaused':
    case 'AllianceResumed':
    case 'AllianceLapsed':
    case 'AllianceRevived':
    case 'AllianceDissolved':
    case 'AllianceFormalised':
      return true;
    case 'AllianceRenegotiated':
      return event.data.changes.trustPolicy !== undefined;
    case 'CommitmentMade':
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
    case 'CommitmentMissed':
    case 'CommitmentRenegotiated':
    case 'CommitmentReleased':
    case 'CommitmentWithdrawn':
    case 'ContributionMade':
    case 'ReviewHeld':
    case 'ExpectationDeclared':
    case 'GroundRuleAgreed':
    case 'ProfileDeclared':
    case 'PriorRelationshipNoted':
    case 'ObjectiveSet':
    case 'ObjectiveProgressed':
    case 'ObjectiveAchieved':
    case 'ObjectiveDropped':
    case 'BenefitRealised':
    case 'ContributionAcknowledged':
    case 'ContributionRevalued':
    case 'DeliveryClaimed':
    case 'CommitmentAcknowledged':
    case 'CommitmentReassigned':
    case 'OutcomeDisputed':
    case 'DisputeResolved':
    case 'MeetingHeld':
    case 'ResourceNeedDeclared':
    case 'ResourceNeedMet':
    case 'HealthCheckAnswered':
    case 'ConcernRaised':
    case 'ConcernResolved':
    case 'BreachReported':
    case 'BreachConfirmed':
    case 'BreachDismissed':
    case 'EntryCorrected':
    case 'EntryRetracted':
      return false;
    default:
      return event satisfies never;
  }
}

/** The chapters after an event that begins one. */
export function beginChapter(chapters: readonly Chapter[], event: RecordedAllianceEvent): readonly Chapter[] {
  const last = chapters.at(-1);
  const period = periodOf(event);
  const from = Math.max(period.from, last?.from ?? Number.NEGATIVE_INFINITY);
  const begunBy = Math.max(from, period.to);
  const { eventId, type, occurredOn, revision } = event;
  const chapter: Chapter = {
    eventId,
    type,
    occurredOn,
    revision,
    ...phaseAfter(last, event),
    partners: partnersAfter(last?.partners ?? new Set(), event),
    from,
    begunBy,
  };
  return [...begunEarlier(chapters, begunBy), chapter];
}

/** The chapters a fact may have happened in, in order; none if it is older than the alliance. */
export function chaptersDuring(
  chapters: readonly Chapter[],
  fact: Interval & { readonly revision: number },
): readonly Chapter[] {
  const during: Chapter[] = [];
  for (let index = chapters.length - 1; index >= 0; index -= 1) {
    const chapter = chapters[index];
    const next = chapters[index + 1];
    if (!chapter || (next && isOverBefore(next, fact))) break;
    if (chapter.from <= fact.to) during.unshift(chapter);
  }
  return during;
}

/** The chapter there was at a moment; before the first one, that. */
export function chapterAt(chapters: readonly Chapter[], moment: Moment): Chapter | undefined {
  for (let index = chapters.length - 1; index > 0; index -= 1) {
    const chapter = chapters[index];
    if (chapter && precedes({ at: chapter.from, revision: chapter.revision }, moment)) return chapter;
  }
  return chapters[0];
}

/** Between two events at the very same instant, the order of recording tells which came first. */
function isOverBefore(next: Chapter, fact: Interval & { readonly revision: number }): boolean {
  if (next.begunBy < fact.from) return true;
  const sameInstant = next.from === next.begunBy && fact.from === fact.to && next.from === fact.from;
  return sameInstant && next.revision < fact.revision;
}

/** A chapter began before the one after it did. */
function begunEarlier(chapters: readonly Chapter[], begunBy: number): readonly Chapter[] {
  const last = chapters.at(-1);
  if (!last || last.begunBy <= begunBy) return chapters;
  return chapters.map((chapter) => (chapter.begunBy > begunBy ? { ...chapter, begunBy } : chapter));
}

function phaseAfter(
  last: Chapter | undefined,
  { type, occurredOn }: RecordedAllianceEvent,
): Pick<Chapter, 'phase' | 'phaseSince'> {
  if (last && !(type in PHASE_AFTER)) return { phase: last.phase, phaseSince: last.phaseSince };
  return { phase: PHASE_AFTER[type as PhaseChange], phaseSince: occurredOn };
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
