import { documentId } from '#domain';
import type { ContributionDocument, RecordedAllianceEvent } from '#domain';
import type { DocumentReader } from '#read-store';

import { attempt } from '../attempt.js';
import { written } from '../projection.js';
import type { Projected, Projector, Written } from '../projection.js';
import { WarmFolds } from '../warm-folds.js';
import { CONTRIBUTIONS } from './contribution-document.js';
import { evolveContribution, isContributionEvent } from './contribution-state.js';

/** How many are kept in mind. */
const KEPT = 2_000;

type Events = readonly RecordedAllianceEvent[];

/** Each contribution is a fold of its own events: that it was made, and what was said of it since. */
export class ContributionsProjector implements Projector {
  readonly #contributions: WarmFolds<ContributionDocument>;

  constructor(documents: DocumentReader) {
    this.#contributions = new WarmFolds(
      documents,
      CONTRIBUTIONS.name,
      (stored) => stored as unknown as ContributionDocument,
      KEPT,
    );
  }

  async project(streams: ReadonlyMap<string, Events>): Promise<ReadonlyMap<string, Projected>> {
    const known = await this.#contributions.load([...streams.values()].flatMap(spokenOf));
    const results = new Map<string, Projected>();
    for (const [stream, events] of streams) {
      const outcome = attempt(() => this.#documentsOf(events, known));
      results.set(stream, 'error' in outcome ? outcome : { documents: outcome.done });
    }
    return results;
  }

  #documentsOf(events: Events, known: ReadonlyMap<string, ContributionDocument>): Written[] {
    const changed = new Map<string, ContributionDocument>();
    for (const event of events) {
      if (!isContributionEvent(event)) continue;
      const id = documentId(event.allianceId, event.data.contributionId);
      changed.set(id, evolveContribution(changed.get(id) ?? known.get(id), event));
    }
    const news = [...changed.values()].filter((contribution) => contribution !== known.get(contribution._id));
    for (const contribution of news) this.#contributions.remember(contribution._id, contribution);
    return news.map((contribution) => written(CONTRIBUTIONS.name, contribution));
  }
}

/** The documents that events go on from: contributions spoken of that they do not make. */
function spokenOf(events: Events): string[] {
  const made = new Set<string>();
  const spoken = new Set<string>();
  for (const event of events) {
    if (!isContributionEvent(event)) continue;
    const id = documentId(event.allianceId, event.data.contributionId);
    if (event.type === 'ContributionMade') made.add(id);
    else if (!made.has(id)) spoken.add(id);
  }
  return [...spoken];
}
