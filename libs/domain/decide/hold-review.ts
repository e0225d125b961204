import { type Rating } from '../catalogue/conversations.js';
import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import { type AllianceEvent } from '../catalogue/events.js';
import { mustBeUnused } from '../rules/ids.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { propose } from './propose.js';

export function holdReview(command: Command<'HoldReview'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  mustBeUnused('review', data.reviewId, state.reviewIds.has(data.reviewId));
  mustRateOthersOnce(data.ratings);
  return propose(state, { type: 'ReviewHeld', occurredOn, data }, now);
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
