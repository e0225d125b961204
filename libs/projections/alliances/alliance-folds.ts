import { commitmentsAffectedBy, DEFINITIONS, documentId, type RecordedAllianceEvent } from '#domain';
import { type DocumentReader } from '#read-store';

import { type LifetimeState, LIFETIMES } from '../alliance-lifetimes/lifetime.js';
import { COMMITMENTS, type CommitmentState } from '../commitments/commitment.js';
import { CachedFolds, documentsBefore } from '../projection/fold-collection.js';
import { type Streams, type Written } from '../projection/projection.js';
import { type AllianceState, ALLIANCES } from './alliance.js';
import { type AllianceBefore, type ProjectedAlliance } from './project-alliance.js';

/** Alliances, their lifetimes and their commitments: read, cached and written together. */
export class AllianceFolds {
  private readonly alliances: CachedFolds<AllianceState>;
  private readonly lifetimes: CachedFolds<LifetimeState>;
  private readonly commitments: CachedFolds<CommitmentState>;

  constructor(private readonly documents: DocumentReader) {
    this.alliances = new CachedFolds(documents, ALLIANCES);
    this.lifetimes = new CachedFolds(documents, LIFETIMES);
    this.commitments = new CachedFolds(documents, COMMITMENTS);
  }

  /** What must be known of each stream's alliance to take its events in, and those of them that it has not seen. */
  async load(streams: Streams): Promise<ReadonlyMap<string, AllianceBefore>> {
    const ids = [...streams.values()].flatMap((events) => documentsBefore(events, idOfAlliance, isFirst));
    const alliances = await this.alliances.load(ids);
    const lifetimes = await this.lifetimes.load(ids);
    const batch = Array.from(streams, ([stream, given]) => {
      const alliance = alliances.get(given[0]?.allianceId ?? '');
      return { stream, alliance, events: given.filter((event) => !hasSeen(alliance, event)) };
    });
    const commitments = await this.commitments.load(
      batch.flatMap(({ events }) => documentsBefore(events, idsOfAffected, makesCommitment)),
    );
    const before = new Map<string, AllianceBefore>();
    for (const { stream, alliance, events } of batch) {
      const open = alliance && events.some(mayMoveDueDates) ? await this.open(alliance) : [];
      const affected = events.flatMap(idsOfAffected).flatMap((id) => commitments.get(id) ?? []);
      before.set(stream, {
        alliance,
        lifetime: alliance && lifetimes.get(alliance.profile.allianceId),
        commitments: byId([...open, ...affected]),
        events,
      });
    }
    return before;
  }

  /** The documents of what changed, which from now on is what is known. */
  write({ commitments, lifetime, lifetimeChanged }: ProjectedAlliance, alliance: AllianceState): Written[] {
    const { allianceId } = alliance.profile;
    const changed = Array.from(
      commitments,
      ([commitmentId, state]) => [documentId(allianceId, commitmentId), state] as const,
    );
    return [
      ...this.commitments.write(new Map(changed)),
      ...(lifetimeChanged ? this.lifetimes.write(new Map([[allianceId, lifetime]])) : []),
      ...this.alliances.write(new Map([[allianceId, alliance]])),
    ];
  }

  private async open({ profile: { allianceId } }: AllianceState): Promise<CommitmentState[]> {
    const where = { allianceId, status: 'open' };
    return (await this.documents.find(COMMITMENTS.name, { where })).map((one) => COMMITMENTS.stateOf(one));
  }
}

function hasSeen(alliance: AllianceState | undefined, { position }: RecordedAllianceEvent): boolean {
  return alliance !== undefined && position <= alliance.seen.position;
}

const idOfAlliance = ({ allianceId }: RecordedAllianceEvent): string[] => [allianceId];
const isFirst = ({ type }: RecordedAllianceEvent): boolean => type === 'AllianceFormed';
const makesCommitment = ({ type }: RecordedAllianceEvent): boolean => type === 'CommitmentMade';

function idsOfAffected(event: RecordedAllianceEvent): string[] {
  return commitmentsAffectedBy(event).map((id) => documentId(event.allianceId, id));
}

function mayMoveDueDates({ type }: RecordedAllianceEvent): boolean {
  return type !== 'AllianceFormed' && DEFINITIONS[type].phaseAfter !== undefined;
}

function byId(states: readonly CommitmentState[]): Map<string, CommitmentState> {
  return new Map(states.map((state) => [state.commitment.commitmentId, state]));
}
