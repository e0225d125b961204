import { Map } from 'immutable';
import {
  evolveProfile,
  isAmendment,
  isCommitmentEvent,
  phaseOf,
  type AllianceProfile,
  type RecordedAllianceEvent,
} from '#domain';
import { made, renegotiated, type OpenCommitment } from './open-commitment.js';

/** An alliance, as far as the deadlines of its commitments depend on it. */
export interface WatchedAlliance {
  /** Of the last event. */
  readonly revision: number;
  /** Its phases and policies; all else is left empty, to watch over many. */
  readonly profile: AllianceProfile;
  readonly open: Map<string, OpenCommitment>;
  /** The last correction or retraction of one of its entries: what was recorded of a deadline before it may be gone. */
  readonly amendedBy?: string;
}

export function formed(event: RecordedAllianceEvent<'AllianceFormed'>): WatchedAlliance {
  const { revision } = event;
  return { revision, profile: essentials(evolveProfile(undefined, event)), open: Map() };
}

/** The alliance after one more event. */
export function watch(alliance: WatchedAlliance, event: RecordedAllianceEvent): WatchedAlliance {
  const profile = evolveProfile(alliance.profile, event);
  return {
    ...alliance,
    ...(isAmendment(event) && { amendedBy: event.eventId }),
    revision: event.revision,
    profile: profile === alliance.profile ? profile : essentials(profile),
    open: openAfter(alliance.open, event, profile),
  };
}

/** Whether its end is final: it is dissolved or formalised. */
export function isOver({ profile }: WatchedAlliance): boolean {
  const phase = phaseOf(profile);
  return phase === 'dissolved' || phase === 'formalised';
}

function openAfter(
  open: Map<string, OpenCommitment>,
  event: RecordedAllianceEvent,
  { formedOn }: AllianceProfile,
): Map<string, OpenCommitment> {
  if (event.type === 'AllianceDissolved') return carriedOver(open, event);
  if (!isCommitmentEvent(event)) return open;
  const { commitmentId } = event.data;
  switch (event.type) {
    case 'CommitmentMade':
      return open.set(commitmentId, made(event, formedOn));
    case 'CommitmentRenegotiated': {
      const commitment = open.get(commitmentId);
      return commitment ? open.set(commitmentId, renegotiated(commitment, event)) : open;
    }
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
    case 'CommitmentMissed':
    case 'CommitmentReleased':
    case 'CommitmentWithdrawn':
      return open.delete(commitmentId);
    // Whoever owes it, it is due when it was; and an outcome that is overturned does not bring its deadline back.
    case 'DeliveryClaimed':
    case 'CommitmentAcknowledged':
    case 'CommitmentReassigned':
    case 'OutcomeDisputed':
    case 'DisputeResolved':
      return open;
    default:
      return event satisfies never;
  }
}

function carriedOver(
  open: Map<string, OpenCommitment>,
  { data }: RecordedAllianceEvent<'AllianceDissolved'>,
): Map<string, OpenCommitment> {
  return data.openCommitments
    .filter(({ becomes }) => becomes === 'carried-over')
    .reduce((all, { commitmentId }) => {
      const commitment = all.get(commitmentId);
      return commitment ? all.set(commitmentId, { ...commitment, carriedOver: true }) : all;
    }, open);
}

function essentials({
  allianceId,
  kind,
  formedOn,
  changedOn,
  phases,
  policies,
}: AllianceProfile): AllianceProfile {
  return { ...NOTHING_ELSE, allianceId, kind, formedOn, changedOn, phases, policies };
}

const NOTHING_ELSE = { name: '', purpose: '', partners: [], shares: [], agreedAt: {} };
