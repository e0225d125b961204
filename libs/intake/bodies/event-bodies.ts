import type { AllianceEventType } from '#domain';
import type { BodyClass } from '../flaws-of.js';
import {
  CommitmentReleasedData,
  CommitmentRenegotiatedData,
  CommitmentWithdrawnData,
} from './change-commitment.js';
import type { CommonFields } from './common-fields.js';
import { AllianceFormedData } from './form-alliance.js';
import { HoldReviewBody } from './hold-review.js';
import { MakeCommitmentBody } from './make-commitment.js';
import { MakeContributionBody } from './make-contribution.js';
import { CommitmentKeptData, CommitmentMissedData, CommitmentPartlyKeptData } from './outcomes.js';
import {
  AdmitPartnerBody,
  AppointCoordinatorBody,
  CoordinatorStoodDownData,
  PartnerLeftData,
} from './partners.js';
import {
  DissolveAllianceBody,
  FormaliseAllianceBody,
  LapseAllianceBody,
  PauseAllianceBody,
  ResumeAllianceBody,
  ReviveAllianceBody,
} from './phases.js';
import { RenegotiateAllianceBody } from './renegotiate-alliance.js';

/** What each event says when it comes from outside: its data, and what every event says about itself. */
export const EVENT_BODIES = {
  AllianceFormed: AllianceFormedData,
  PartnerJoined: AdmitPartnerBody,
  PartnerLeft: PartnerLeftData,
  CoordinatorAppointed: AppointCoordinatorBody,
  CoordinatorStoodDown: CoordinatorStoodDownData,
  CommitmentMade: MakeCommitmentBody,
  CommitmentKept: CommitmentKeptData,
  CommitmentPartlyKept: CommitmentPartlyKeptData,
  CommitmentMissed: CommitmentMissedData,
  CommitmentRenegotiated: CommitmentRenegotiatedData,
  CommitmentReleased: CommitmentReleasedData,
  CommitmentWithdrawn: CommitmentWithdrawnData,
  ContributionMade: MakeContributionBody,
  ReviewHeld: HoldReviewBody,
  AllianceRenegotiated: RenegotiateAllianceBody,
  AlliancePaused: PauseAllianceBody,
  AllianceResumed: ResumeAllianceBody,
  AllianceLapsed: LapseAllianceBody,
  AllianceRevived: ReviveAllianceBody,
  AllianceDissolved: DissolveAllianceBody,
  AllianceFormalised: FormaliseAllianceBody,
} as const satisfies Record<AllianceEventType, BodyClass<CommonFields>>;
