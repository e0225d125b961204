import { type AllianceEventType, type CommandType, eventOf } from '#domain';
import { type BodyClass } from '../validation/constraint.js';
import { AMENDMENT_BODIES } from './amendments.js';
import { BENEFIT_BODIES } from './benefits.js';
import { BREACH_BODIES } from './breaches.js';
import { COMMITMENT_CHANGE_BODIES } from './change-commitment.js';
import { ErasePersonalTextData } from './erasures.js';
import { CommonFields, type LeftOut } from './common-fields.js';
import { CONCERN_BODIES } from './concerns.js';
import { COMMITMENT_FOLLOW_UP_BODIES } from './follow-commitment.js';
import { AllianceFormedData, FormAllianceBody } from './form-alliance.js';
import { HoldReviewBody } from './hold-review.js';
import { MakeCommitmentBody } from './make-commitment.js';
import { MakeContributionBody } from './make-contribution.js';
import { OBJECTIVE_BODIES } from './objectives.js';
import { FulfilCommitmentBody, FulfilCommitmentData, OUTCOME_BODIES } from './outcomes.js';
import { PARTNER_BODIES, StandDownCoordinatorBody } from './partners.js';
import { PHASE_BODIES } from './phases.js';
import { RenegotiateAllianceBody } from './renegotiate-alliance.js';
import { UNDERSTANDING_BODIES } from './understanding.js';
import { COLLABORATION_BODIES } from './working-together.js';

/** What each event says when it comes from outside: its data, and what every event says about itself. */
export const EVENT_BODIES = {
  AllianceFormed: AllianceFormedData,
  AllianceRenegotiated: RenegotiateAllianceBody,
  CommitmentMade: MakeCommitmentBody,
  ContributionMade: MakeContributionBody,
  ReviewHeld: HoldReviewBody,
  ...PARTNER_BODIES,
  ...OUTCOME_BODIES,
  ...COMMITMENT_CHANGE_BODIES,
  ...COMMITMENT_FOLLOW_UP_BODIES,
  ...PHASE_BODIES,
  ...UNDERSTANDING_BODIES,
  ...OBJECTIVE_BODIES,
  ...BENEFIT_BODIES,
  ...COLLABORATION_BODIES,
  ...CONCERN_BODIES,
  ...BREACH_BODIES,
  ...AMENDMENT_BODIES,
  PersonalTextErased: ErasePersonalTextData,
} as const satisfies Record<AllianceEventType, BodyClass<CommonFields>>;

/** What each command takes: the data of its event. Whether a promise was kept wholly or partly, only the body tells. */
export const bodyOf = (type: CommandType): BodyClass<CommonFields> & { readonly leftOut?: LeftOut } =>
  type === 'FulfilCommitment' ? FulfilCommitmentData : EVENT_BODIES[eventOf(type)];

/** Every class that stands in the documentation: of events, and of the bodies that they are made from. */
export const DOCUMENTED_BODIES: readonly BodyClass[] = [
  FormAllianceBody,
  FulfilCommitmentBody,
  StandDownCoordinatorBody,
  ...Object.values(EVENT_BODIES).flatMap((body) => withParents(body)),
];

/** Over HTTP, the path says what an event is about: that body is the parent of the event's. */
function withParents(body: BodyClass): BodyClass[] {
  return body === CommonFields ? [] : [body, ...withParents(Object.getPrototypeOf(body) as BodyClass)];
}
