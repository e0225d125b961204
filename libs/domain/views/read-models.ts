import { type Phase } from '../catalogue/phases.js';
import { type AllianceEventType } from '../catalogue/catalogue.js';
import { type ContributionEvents, type Value } from '../catalogue/contributions.js';
import { type PhaseSpan } from '../alliance/phases.js';
import { type AllianceProfile } from '../alliance/profile.js';
import { type Commitment } from '../commitment/commitment.js';
import { type Moment } from '../time/moment.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type DatedEvidence } from '../trust/ageing.js';
import { type ExplainedPoint } from '../evidence/alliance-timeline.js';
import { type Score } from '../trust/score.js';
import { type TrustKey } from '../trust/trust-key.js';
import { type AllianceView } from './alliance-view.js';
import { type ReciprocityView, type ScorecardView, type WarningSignsView } from './assessment-views.js';
import { type CommitmentView } from './commitment-view.js';
import { type TrackRecordView } from './track-record.js';

/**
 * The collections people read, by the names analysts know them by, and the projection that writes each: what is written
 * together has seen the same events.
 */
export const PROJECTION_OF = {
  alliances: 'alliances',
  commitments: 'alliances',
  trust_timelines: 'alliances',
  lifecycle_histories: 'lifecycle',
  lifecycle_entries: 'lifecycle',
  contributions: 'contributions',
  track_records: 'alliances',
  reciprocity: 'assessments',
  scorecards: 'assessments',
  warning_signs: 'assessments',
} as const;

export type ReadModel = keyof typeof PROJECTION_OF;

type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** Their names, by the same in camel case: `READ_MODELS.trustTimelines` is `trust_timelines`. */
export const READ_MODELS = Object.fromEntries(
  Object.keys(PROJECTION_OF).map((name) => [
    name.replace(/_./g, (letter) => letter.slice(1).toUpperCase()),
    name,
  ]),
) as { readonly [Model in ReadModel as CamelCase<Model>]: Model };

/** One small document an alliance, an `AllianceLifetime`, for those who look at all alliances: written with `alliances`. */
export const ALLIANCE_LIVES = 'alliance_lives';

/** What every document has. */
export interface ReadDocument {
  readonly _id: string;
  readonly allianceId: string;
  /** Of the last event that changed it. */
  readonly position: string;
  /** When the last event it has seen was recorded. */
  readonly updatedAt: string;
}

/** An alliance as it stands, with its trust as of the last point of its timeline. */
export interface AllianceDocument extends ReadDocument, AllianceView {
  /** All who ever were: for looking it up. */
  readonly partnerIds: readonly string[];
  readonly trust: StoredTrust;
  /** Of the last event. */
  readonly revision: number;
  /** What further events are folded onto. */
  readonly fold: AllianceFold;
}

/** Trust as of a moment, in milliseconds since 1970: see `scoreAsOf`. */
export type StoredTrust = DatedEvidence & Score;

export interface AllianceFold {
  readonly profile: AllianceProfile;
  /** Of the events that changed the trust policy. */
  readonly positions: Positions;
}

/** Where events of an alliance stand in the store. */
export type Positions = readonly (readonly [revision: number, position: string])[];

export function positionOf(positions: Positions, revision: number): string | undefined {
  return positions.find(([of]) => of === revision)?.[1];
}

/** A commitment as it stands. Whether it is overdue is the clock's to tell: see `statusAt`. */
export interface CommitmentDocument extends ReadDocument, CommitmentView {
  /** The first instant of `madeOn`, milliseconds since 1970. */
  readonly madeAt: number;
  /** The first instant after the due date, milliseconds since 1970; `NEVER` where nothing falls due. */
  readonly overdueFrom: number;
  /** What further events are folded onto. */
  readonly fold: CommitmentFold;
}

export interface CommitmentFold extends Omit<
  Commitment,
  'allianceId' | 'commitmentId' | 'debtors' | 'creditors' | 'measure' | 'unit'
> {
  /** As made, if others have taken their place since. */
  readonly debtors?: readonly string[];
  readonly creditors?: readonly string[];
  /** Of its events. */
  readonly positions: Positions;
}

/** A point of a trust timeline, in the order of `at`, then `revision`. */
export interface TrustPointDocument extends ReadDocument, TrustKey, ExplainedPoint {
  /** The key in one string: see `trustKeyName`. */
  readonly key: string;
  readonly type: AllianceEventType;
  readonly eventPosition: string;
}

/** The phases of an alliance. The days of one that lasts are the clock's to tell. */
export interface LifecycleHistoryDocument extends ReadDocument {
  readonly name: string;
  readonly phase: Phase;
  readonly phases: readonly (PhaseSpan & { readonly days?: number })[];
  /** What further events are folded onto. */
  readonly fold: AllianceProfile;
}

/** An event in plain words, in the order of `at`, then `revision`. */
export interface LifecycleEntryDocument extends ReadDocument {
  readonly revision: number;
  readonly eventId: string;
  readonly type: AllianceEventType;
  readonly occurredOn: OccurredOn;
  /** The first instant of `occurredOn`, milliseconds since 1970. */
  readonly at: number;
  readonly recordedAt: string;
  readonly text: string;
  readonly by: string;
  readonly source?: string;
  /** The event that corrected or retracted it: it no longer counts as it stands here. */
  readonly amendedBy?: string;
  readonly eventPosition: string;
}

/** Something given, as it was said to be given, in the order of `at`, then `revision`. */
export interface ContributionDocument
  extends ReadDocument, Omit<ContributionEvents['ContributionMade'], 'value'> {
  /** As it was valued last. */
  readonly value?: Value;
  /** When it was valued anew. */
  readonly valuedAt?: Moment;
  /** The partners who acknowledged it. */
  readonly acknowledgedBy?: readonly string[];
  readonly occurredOn: OccurredOn;
  /** The first instant of `occurredOn`, milliseconds since 1970. */
  readonly at: number;
  readonly eventId: string;
  readonly revision: number;
  readonly eventPosition: string;
  /** Who gave it, and who is named as having got it: for looking it up. */
  readonly partnerIds: readonly string[];
}

/** A partner in one alliance, with its evidence as of the last point of its timeline. */
export type TrackRecordDocument = ReadDocument & TrackRecordView;

/** What can be said of an alliance, as of when its last event was recorded. */
export type ReciprocityDocument = ReadDocument & ReciprocityView;
export type ScorecardDocument = ReadDocument & ScorecardView;
export type WarningSignsDocument = ReadDocument & WarningSignsView;

/** The ids of documents, made of the ids of what they are about: none of these contains a `/`. */
export function documentId(first: string, second: string | number, third?: string | number): string {
  return third === undefined ? `${first}/${second}` : `${first}/${second}/${third}`;
}
