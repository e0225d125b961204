import { type Phase } from '../catalogue/phases.js';
import { type AllianceProfile, type Partner, currentSpan, policyAt } from '../alliance/profile.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type DatedEvidence, aged } from '../trust/ageing.js';
import { TRACK_RECORD_PRIOR, pooled } from '../trust/pooling.js';
import { type Evidence, type Score, scoreOf } from '../trust/score.js';
import { COUNTED_OUTCOMES, NO_OUTCOMES, type OutcomeCounts, type TimelineState } from '../trust/timeline.js';
import { type Ending, endingOf } from './ending.js';

/** A partner in one alliance: what it was there, how that ended, and what is known of its reliability. */
export interface TrackRecordView {
  readonly allianceId: string;
  readonly partnerId: string;
  readonly allianceName: string;
  readonly name: string;
  readonly role?: string;
  /** Of a partner who came back: the latest membership. */
  readonly joinedOn: OccurredOn;
  readonly leftOn?: OccurredOn;
  readonly phase: Phase;
  readonly ending?: Ending;
  /** As of the last point of the partner's timeline; without one, none. */
  readonly evidence: DatedEvidence;
  /** Of the policy in force: days until that evidence counts half. */
  readonly halfLife: number;
  readonly counts: OutcomeCounts;
}

/** What a track record needs of the last point of a partner's timeline. */
export type LastPoint = Pick<TimelineState, 'R' | 'S' | 'at' | 'counts'>;

export function trackRecordView(
  profile: AllianceProfile,
  { partnerId, name, role, memberships }: Partner,
  last: LastPoint | undefined,
): TrackRecordView {
  const membership = memberships.at(-1);
  if (!membership) throw new Error(`Partner ${partnerId} never joined.`);
  const ending = endingOf(profile);
  return {
    allianceId: profile.allianceId,
    partnerId,
    allianceName: profile.name,
    name,
    ...(role !== undefined && { role }),
    ...membership,
    phase: currentSpan(profile).phase,
    ...(ending && { ending }),
    evidence: evidenceOf(profile, last),
    halfLife: policyAt(profile).halfLife,
    counts: last?.counts ?? NO_OUTCOMES,
  };
}

/** Where there is no point, or nothing but changes of policy, there is no evidence: since the latest policy. */
function evidenceOf({ policies }: AllianceProfile, last: LastPoint | undefined): DatedEvidence {
  if (last && last.R + last.S > 0) return { R: last.R, S: last.S, at: last.at };
  return { R: 0, S: 0, at: policies.at(-1)?.at ?? 0 };
}

/** What a partner's evidence in one alliance amounts to, read like a whole track record. */
export interface AllianceRecord extends Pick<
  TrackRecordView,
  'allianceId' | 'name' | 'role' | 'phase' | 'joinedOn' | 'leftOn' | 'ending' | 'counts'
> {
  readonly trust: Evidence & Score;
}

/** A partner's evidence and endings over all its alliances. */
export interface TrackRecord {
  readonly partnerId: string;
  readonly trust: Evidence & Score;
  readonly counts: OutcomeCounts;
  readonly alliances: readonly AllianceRecord[];
}

/**
 * Pools what is known of a partner: each alliance's evidence is aged under its own policy, then all is added up.
 *
 * @param now to which it is aged, milliseconds since 1970
 */
export function trackRecordOf(
  partnerId: string,
  records: readonly TrackRecordView[],
  now: number,
): TrackRecord {
  const left = records.map(({ evidence, halfLife }) => aged(evidence, now, halfLife));
  return {
    partnerId,
    trust: read(pooled(left)),
    counts: sumOf(records.map(({ counts }) => counts)),
    alliances: records.map((record, index) => allianceRecord(record, left[index] ?? { R: 0, S: 0 })),
  };
}

function allianceRecord(record: TrackRecordView, evidence: Evidence): AllianceRecord {
  const { allianceId, allianceName, role, phase, joinedOn, leftOn, ending, counts } = record;
  return {
    allianceId,
    name: allianceName,
    ...(role !== undefined && { role }),
    phase,
    joinedOn,
    ...(leftOn !== undefined && { leftOn }),
    ...(ending && { ending }),
    trust: read(evidence),
    counts,
  };
}

function read(evidence: Evidence): Evidence & Score {
  return { ...evidence, ...scoreOf(evidence, TRACK_RECORD_PRIOR) };
}

function sumOf(all: readonly OutcomeCounts[]): OutcomeCounts {
  const sum = { ...NO_OUTCOMES };
  for (const counts of all) for (const outcome of COUNTED_OUTCOMES) sum[outcome] += counts[outcome];
  return sum;
}
