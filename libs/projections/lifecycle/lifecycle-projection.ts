import { documentId, isCommitmentEvent, PROJECTION_OF, type RecordedAllianceEvent } from '#domain';
import { type DocumentReader } from '#read-store';

import { CachedFolds, documentsBefore, Folding } from '../projection/fold-collection.js';
import { projectEach } from '../projection/project-each.js';
import { type Projected, type Projection, type Projector, type Streams } from '../projection/projection.js';
import { type CommitmentNames, NAMED_COMMITMENTS } from './commitment-names.js';
import { LIFECYCLE_ENTRIES } from './entries.js';
import { type History, LIFECYCLE_HISTORIES } from './history.js';
import { projectLifecycle } from './project-lifecycle.js';

/** What happened in an alliance: its phases, and every event in plain words. */
export const lifecycleProjection: Projection = {
  spec: {
    name: PROJECTION_OF.lifecycle_histories,
    version: 4,
    collections: [LIFECYCLE_HISTORIES, LIFECYCLE_ENTRIES, NAMED_COMMITMENTS],
  },
  projector: (documents) => new LifecycleProjector(documents),
};

class LifecycleProjector implements Projector {
  private readonly histories: CachedFolds<History>;
  private readonly commitments: CachedFolds<CommitmentNames>;

  constructor(documents: DocumentReader) {
    this.histories = new CachedFolds(documents, LIFECYCLE_HISTORIES);
    this.commitments = new CachedFolds(documents, NAMED_COMMITMENTS);
  }

  async project(streams: Streams, recorded: Streams = streams): Promise<ReadonlyMap<string, Projected>> {
    const all = [...streams.values()];
    const histories = await this.histories.load(
      all.flatMap((events) => documentsBefore(events, idOfAlliance, isFirst)),
    );
    const commitments = await this.commitments.load(
      all.flatMap((events) => documentsBefore(events, idsOfNamed, makesCommitment)),
    );
    return projectEach(streams, (given, stream) => {
      const folds = { histories: new Folding(histories), commitments: new Folding(commitments) };
      const history = histories.get(given[0]?.allianceId ?? '');
      const events = given.filter(({ position }) => !history || position > history.seen.position);
      const entries = projectLifecycle(folds, events, recorded.get(stream) ?? events);
      return [
        ...entries,
        ...this.commitments.write(folds.commitments.changed),
        ...this.histories.write(folds.histories.changed),
      ];
    });
  }
}

const idOfAlliance = ({ allianceId }: RecordedAllianceEvent): string[] => [allianceId];
const isFirst = ({ type }: RecordedAllianceEvent): boolean => type === 'AllianceFormed';
const makesCommitment = ({ type }: RecordedAllianceEvent): boolean => type === 'CommitmentMade';

function idsOfNamed(event: RecordedAllianceEvent): string[] {
  if (isCommitmentEvent(event)) return [documentId(event.allianceId, event.data.commitmentId)];
  if (event.type !== 'ContributionMade' || event.data.towards === undefined) return [];
  return [documentId(event.allianceId, event.data.towards)];
}
