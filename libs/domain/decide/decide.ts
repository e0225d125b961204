import type { AllianceState } from '../alliance-state.js';
import type { Command } from '../commands.js';
import type { AllianceEvent } from '../events/alliance-event.js';
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
import { appointCoordinator, standDownCoordinator } from './coordinator.js';
import { dissolveAlliance } from './dissolve-alliance.js';
import { formAlliance } from './form-alliance.js';
import { holdReview } from './hold-review.js';
import { makeCommitment } from './make-commitment.js';
import { makeContribution } from './make-contribution.js';
import { fulfilCommitment, missCommitment } from './outcomes.js';
import { admitPartner, recordDeparture } from './partners.js';
import { renegotiateAlliance } from './renegotiate-alliance.js';

/**
 * The events to record for a command, together or not at all: facts judged against the alliance as it
 * stood when they happened. Pure: `state` stays as it is.
 *
 * Throws RuleViolation where a rule of the domain forbids it, and UnknownAlliance where there is no
 * alliance (`state` undefined) for the command to be about.
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
    default:
      return command satisfies never;
  }
}
