import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import type { AllianceEvent } from '../catalogue/events.js';
import { UnknownAlliance } from '../rules/rule-violation.js';
import { mustNotLieInTheFuture } from '../rules/time.js';
import { releaseCommitment, renegotiateCommitment, withdrawCommitment } from './change-commitment.js';
import {
  formaliseAlliance,
  lapseAlliance,
  pauseAlliance,
  resumeAlliance,
  reviveAlliance,
} from './change-phase.js';
import { correctEntry, retractEntry } from './amend-entry.js';
import { confirmBreach } from './breaches.js';
import {
  acknowledgeCommitment,
  claimDelivery,
  disputeOutcome,
  reassignCommitment,
  resolveDispute,
} from './follow-commitment.js';
import { appointCoordinator, standDownCoordinator } from './coordinator.js';
import { dissolveAlliance } from './dissolve-alliance.js';
import { formAlliance } from './form-alliance.js';
import { holdReview } from './hold-review.js';
import { makeCommitment } from './make-commitment.js';
import { makeContribution } from './make-contribution.js';
import { fulfilCommitment, missCommitment } from './outcomes.js';
import { admitPartner, recordDeparture } from './partners.js';
import { record } from './record.js';
import { renegotiateAlliance } from './renegotiate-alliance.js';
import { agreeGroundRule, notePriorRelationship } from './understanding.js';

/**
 * The events to record for a command, together or not at all: facts judged against the alliance as it
 * stood when they happened. Pure: `state` stays as it is.
 *
 * Throws RuleViolation where a rule of the domain forbids it, and UnknownAlliance where there is no
 * alliance (`state` undefined) for the command to be about, UnknownReference where there is no such part of it.
 */
export function decide(command: Command, state: AllianceState | undefined): AllianceEvent[] {
  if (command.type !== 'FormAlliance' && !state) throw new UnknownAlliance(command.allianceId);
  mustNotLieInTheFuture(command.occurredOn, command.now);
  if (command.type === 'FormAlliance') return formAlliance(command, state);
  if (!state) throw new UnknownAlliance(command.allianceId);
  switch (command.type) {
    case 'AdmitPartner':
      return admitPartner(command, state);
    case 'RecordDeparture':
      return recordDeparture(command, state);
    case 'AppointCoordinator':
      return appointCoordinator(command, state);
    case 'StandDownCoordinator':
      return standDownCoordinator(command, state);
    case 'MakeCommitment':
      return makeCommitment(command, state);
    case 'FulfilCommitment':
      return fulfilCommitment(command, state);
    case 'MissCommitment':
      return missCommitment(command, state);
    case 'RenegotiateCommitment':
      return renegotiateCommitment(command, state);
    case 'ReleaseCommitment':
      return releaseCommitment(command, state);
    case 'WithdrawCommitment':
      return withdrawCommitment(command, state);
    case 'MakeContribution':
      return makeContribution(command, state);
    case 'HoldReview':
      return holdReview(command, state);
    case 'RenegotiateAlliance':
      return renegotiateAlliance(command, state);
    case 'PauseAlliance':
      return pauseAlliance(command, state);
    case 'ResumeAlliance':
      return resumeAlliance(command, state);
    case 'LapseAlliance':
      return lapseAlliance(command, state);
    case 'ReviveAlliance':
      return reviveAlliance(command, state);
    case 'DissolveAlliance':
      return dissolveAlliance(command, state);
    case 'FormaliseAlliance':
      return formaliseAlliance(command, state);
    case 'AgreeGroundRule':
      return agreeGroundRule(command, state);
    case 'NotePriorRelationship':
      return notePriorRelationship(command, state);
    case 'ClaimDelivery':
      return claimDelivery(command, state);
    case 'AcknowledgeCommitment':
      return acknowledgeCommitment(command, state);
    case 'ReassignCommitment':
      return reassignCommitment(command, state);
    case 'DisputeOutcome':
      return disputeOutcome(command, state);
    case 'ResolveDispute':
      return resolveDispute(command, state);
    case 'ConfirmBreach':
      return confirmBreach(command, state);
    case 'CorrectEntry':
      return correctEntry(command, state, decide);
    case 'RetractEntry':
      return retractEntry(command, state);
    case 'DeclareExpectation':
    case 'DeclareProfile':
    case 'SetObjective':
    case 'ReportProgress':
    case 'AchieveObjective':
    case 'DropObjective':
    case 'RealiseBenefit':
    case 'AcknowledgeContribution':
    case 'RevalueContribution':
    case 'HoldMeeting':
    case 'DeclareResourceNeed':
    case 'MeetResourceNeed':
    case 'AnswerHealthCheck':
    case 'RaiseConcern':
    case 'ResolveConcern':
    case 'ReportBreach':
    case 'DismissBreach':
      return record(command, state);
    default:
      return command satisfies never;
  }
}
