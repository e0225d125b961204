import type { Command, CommandType } from '#domain';
import type { CommandContext } from '../handle-command/command-context.js';
import { AdmitPartner, AdmitPartnerHandler } from './admit-partner/admit-partner.js';
import { AppointCoordinator, AppointCoordinatorHandler } from './appoint-coordinator/appoint-coordinator.js';
import { DissolveAlliance, DissolveAllianceHandler } from './dissolve-alliance/dissolve-alliance.js';
import { FormAlliance, FormAllianceHandler } from './form-alliance/form-alliance.js';
import { FormaliseAlliance, FormaliseAllianceHandler } from './formalise-alliance/formalise-alliance.js';
import { FulfilCommitment, FulfilCommitmentHandler } from './fulfil-commitment/fulfil-commitment.js';
import { HoldReview, HoldReviewHandler } from './hold-review/hold-review.js';
import { LapseAlliance, LapseAllianceHandler } from './lapse-alliance/lapse-alliance.js';
import { MakeCommitment, MakeCommitmentHandler } from './make-commitment/make-commitment.js';
import { MakeContribution, MakeContributionHandler } from './make-contribution/make-contribution.js';
import { MissCommitment, MissCommitmentHandler } from './miss-commitment/miss-commitment.js';
import { PauseAlliance, PauseAllianceHandler } from './pause-alliance/pause-alliance.js';
import { RecordDeparture, RecordDepartureHandler } from './record-departure/record-departure.js';
import { ReleaseCommitment, ReleaseCommitmentHandler } from './release-commitment/release-commitment.js';
import {
  RenegotiateAlliance,
  RenegotiateAllianceHandler,
} from './renegotiate-alliance/renegotiate-alliance.js';
import {
  RenegotiateCommitment,
  RenegotiateCommitmentHandler,
} from './renegotiate-commitment/renegotiate-commitment.js';
import { ResumeAlliance, ResumeAllianceHandler } from './resume-alliance/resume-alliance.js';
import { ReviveAlliance, ReviveAllianceHandler } from './revive-alliance/revive-alliance.js';
import {
  StandDownCoordinator,
  StandDownCoordinatorHandler,
} from './stand-down-coordinator/stand-down-coordinator.js';
import { WithdrawCommitment, WithdrawCommitmentHandler } from './withdraw-commitment/withdraw-commitment.js';
import type { UseCase } from './use-case.js';

/** The use case of each command. */
export const USE_CASES: {
  readonly [T in CommandType]: new (command: Command<T>, context: CommandContext) => UseCase<T>;
} = {
  FormAlliance,
  AdmitPartner,
  RecordDeparture,
  AppointCoordinator,
  StandDownCoordinator,
  MakeCommitment,
  FulfilCommitment,
  MissCommitment,
  RenegotiateCommitment,
  ReleaseCommitment,
  WithdrawCommitment,
  MakeContribution,
  HoldReview,
  RenegotiateAlliance,
  PauseAlliance,
  ResumeAlliance,
  LapseAlliance,
  ReviveAlliance,
  DissolveAlliance,
  FormaliseAlliance,
};

export const USE_CASE_HANDLERS = [
  FormAllianceHandler,
  AdmitPartnerHandler,
  RecordDepartureHandler,
  AppointCoordinatorHandler,
  StandDownCoordinatorHandler,
  MakeCommitmentHandler,
  FulfilCommitmentHandler,
  MissCommitmentHandler,
  RenegotiateCommitmentHandler,
  ReleaseCommitmentHandler,
  WithdrawCommitmentHandler,
  MakeContributionHandler,
  HoldReviewHandler,
  RenegotiateAllianceHandler,
  PauseAllianceHandler,
  ResumeAllianceHandler,
  LapseAllianceHandler,
  ReviveAllianceHandler,
  DissolveAllianceHandler,
  FormaliseAllianceHandler,
] as const;

/** A command of whichever type as its use case. */
export function useCaseOf<T extends CommandType>(command: Command<T>, context: CommandContext): UseCase<T> {
  return new USE_CASES[command.type as T](command, context);
}
