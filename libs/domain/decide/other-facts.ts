import { type AllianceEventData } from '../catalogue/catalogue.js';
import { type OwnCommandData } from '../catalogue/commands.js';
import { type Rating } from '../catalogue/conversations.js';
import { othersThen } from '../rules/breaches.js';
import { mustBeMade } from '../rules/commitments.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { reportedBreach } from '../rules/tracked-items.js';
import { type Deciders, propose, record } from './propose.js';

/** Contributions, reviews and breaches. */
export const OTHER_DECIDERS = {
  MakeContribution(command, state) {
    const { data, occurredOn } = command;
    mustNotGiveToOneself(data);
    if (data.towards !== undefined) mustBeMade(state, data.towards, occurredOn);
    return record(command, state);
  },

  HoldReview(command, state) {
    mustRateOthersOnce(command.data.ratings);
    return record(command, state);
  },

  /** Confirmed by someone other than its reporter, a breach moves trust towards all the other partners. */
  ConfirmBreach(command, state) {
    const { data, occurredOn, now } = command;
    const breach = reportedBreach(state, data.breachId);
    const { subject, by } = breach.data;
    mustNotBeItsReporter(data, by);
    const judgedBy = { subject, towards: othersThen(state.epochs, breach, subject) };
    return propose(state, { type: 'BreachConfirmed', occurredOn, data: { ...data, judgedBy } }, now);
  },
} satisfies Deciders;

/** `self-dealing`: a giver is not the only beneficiary. */
function mustNotGiveToOneself({ givers, beneficiaries = [] }: AllianceEventData['ContributionMade']): void {
  const [first, ...others] = beneficiaries.filter(({ share }) => share > 0);
  if (!first || others.length > 0 || !givers.includes(first.partnerId)) return;
  throw new RuleViolation(
    'self-dealing',
    `${first.partnerId} gives, and alone benefits: name who else does, or leave beneficiaries out if all the others do alike.`,
  );
}

/** `self-rating`: nobody rates themselves; one rating per rater, subject and review. */
function mustRateOthersOnce(ratings: readonly Rating[]): void {
  const seen = new Set<string>();
  for (const { rater, subject } of ratings) {
    if (rater === subject) {
      throw new RuleViolation(
        'self-rating',
        `Nobody rates themselves: leave out the rating of ${rater} by itself.`,
      );
    }
    const pair = `${rater} ${subject}`;
    if (seen.has(pair)) {
      throw new RuleViolation(
        'self-rating',
        `${rater} rates ${subject} twice in one review: keep one of the two.`,
      );
    }
    seen.add(pair);
  }
}

/** `unconfirmed-breach`: nobody confirms what they reported themselves. */
function mustNotBeItsReporter({ breachId, decidedBy }: OwnCommandData['ConfirmBreach'], by: string): void {
  if (decidedBy !== by) return;
  throw new RuleViolation(
    'unconfirmed-breach',
    `The breach ${breachId} was reported by ${by}: someone else has to confirm it before it moves trust.`,
  );
}
