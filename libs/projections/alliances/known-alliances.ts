import { commitmentsAffectedBy, PHASE_AFTER } from '#domain';
import type { RecordedAllianceEvent } from '#domain';
import type { DocumentReader } from '#read-store';

import { LIVES, lifeStateOf } from '../alliance-lives/life-document.js';
import type { LifeState } from '../alliance-lives/life-document.js';
import { commitmentDocumentId, COMMITMENTS, commitmentStateOf } from '../commitments/commitment-document.js';
import { rewindCommitmentState } from '../commitments/commitment-state.js';
import type { CommitmentState } from '../commitments/commitment-state.js';
import { allianceBefore, commitmentsBefore } from '../gone-before.js';
import { WarmFolds } from '../warm-folds.js';
import { ALLIANCES, allianceStateOf } from './alliance-document.js';
import type { AllianceState } from './alliance-state.js';
import type { KnownAlliance } from './project-alliance.js';

/** How many of each are kept in mind. */
const ALLIANCES_KEPT = 1_000;
const COMMITMENTS_KEPT = 2_000;

type Events = readonly RecordedAllianceEvent[];

/** Reads of alliances and commitments what events are folded onto. */
export class KnownAlliances {
  readonly #documents: DocumentReader;
  readonly #alliances: WarmFolds<AllianceState>;
  readonly #lives: WarmFolds<LifeState>;
  readonly #commitments: WarmFolds<CommitmentState>;

  constructor(documents: DocumentReader) {
    this.#documents = documents;
    this.#alliances = new WarmFolds(documents, ALLIANCES.name, allianceStateOf, ALLIANCES_KEPT);
    this.#lives = new WarmFolds(documents, LIVES.name, lifeStateOf, ALLIANCES_KEPT);
    this.#commitments = new WarmFolds(documents, COMMITMENTS.name, commitmentStateOf, COMMITMENTS_KEPT);
  }

  /** What must be known of each stream's alliance to take its events in. */
  async known(streams: ReadonlyMap<string, Events>): Promise<ReadonlyMap<string, KnownAlliance>> {
    const before = [...streams.values()].flatMap(allianceBefore);
    const alliances = await this.#alliances.load(before);
    const lives = await this.#lives.load(before);
    const batch = Array.from(streams, ([stream, events]) => {
      const alliance = alliances.get(events[0]?.allianceId ?? '');
      return { stream, alliance, events: events.filter((event) => !hasSeen(alliance, event)) };
    });
    const commitments = await this.#commitments.load(batch.flatMap(({ events }) => touchedBefore(events)));
    const known = new Map<string, KnownAlliance>();
    for (const { stream, alliance, events } of batch) {
      const open = alliance && events.some(mayMoveDueDates) ? await this.#open(alliance) : [];
      const touched = touchedBefore(events).map((id) => commitments.get(id));
      const life = alliance && lives.get(alliance.profile.allianceId);
      known.set(stream, { alliance, life, commitments: byId([...open, ...touched], alliance), events });
    }
    return known;
  }

  /** From now on, this is what is known of the alliance and of those of its commitments that changed. */
  remember(alliance: AllianceState, life: LifeState, commitments: Iterable<CommitmentState>): void {
    const { allianceId } = alliance.profile;
    this.#alliances.remember(allianceId, alliance);
    this.#lives.remember(allianceId, life);
    for (const state of commitments)
      this.#commitments.remember(commitmentDocumentId(allianceId, state.commitment.commitmentId), state);
  }

  async #open({ profile: { allianceId } }: AllianceState): Promise<CommitmentState[]> {
    const where = { allianceId, status: 'open' };
    return (await this.#documents.find(COMMITMENTS.name, { where })).map(commitmentStateOf);
  }
}

function hasSeen(alliance: AllianceState | undefined, { position }: RecordedAllianceEvent): boolean {
  return alliance !== undefined && position <= alliance.seen.position;
}

function touchedBefore(events: Events): string[] {
  return commitmentsBefore(events, commitmentsAffectedBy);
}

function mayMoveDueDates({ type }: RecordedAllianceEvent): boolean {
  return type !== 'AllianceFormed' && type in PHASE_AFTER;
}

/** Those there are, as the alliance has seen them. */
function byId(
  states: Iterable<CommitmentState | undefined>,
  alliance: AllianceState | undefined,
): Map<string, CommitmentState> {
  const found = new Map<string, CommitmentState>();
  for (const state of states) {
    const seen = state && alliance && asSeenBy(alliance, state);
    if (seen) found.set(seen.commitment.commitmentId, seen);
  }
  return found;
}

function asSeenBy(alliance: AllianceState, state: CommitmentState): CommitmentState | undefined {
  const isAhead = state.seen.position > alliance.seen.position;
  return isAhead ? rewindCommitmentState(state, alliance.revision, alliance.pauses) : state;
}
