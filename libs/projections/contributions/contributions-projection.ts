import { PROJECTION_OF } from '#domain';
import type { RecordedAllianceEvent } from '#domain';

import { attempt } from '../attempt.js';
import type { Projected, Projection } from '../projection.js';
import { contributionDocument, CONTRIBUTIONS } from './contribution-document.js';

/** Contributions: each is made of one event. */
export const contributionsProjection: Projection = {
  spec: { name: PROJECTION_OF.contributions, version: 1, collections: [CONTRIBUTIONS] },
  projector: () => ({
    project: (streams) => {
      const results = new Map<string, Projected>();
      for (const [stream, events] of streams) {
        const outcome = attempt(() => events.filter(isContribution).map(contributionDocument));
        results.set(stream, 'error' in outcome ? outcome : { documents: outcome.done });
      }
      return Promise.resolve(results);
    },
  }),
};

function isContribution(event: RecordedAllianceEvent): event is RecordedAllianceEvent<'ContributionMade'> {
  return event.type === 'ContributionMade';
}
