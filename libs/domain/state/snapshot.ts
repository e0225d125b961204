import { Map } from 'immutable';
import { type Epoch } from '../alliance/epochs.js';
import { type AllianceProfile } from '../alliance/profile.js';
import { type Commitment } from '../commitment/commitment.js';
import { type TrackedItem } from '../tracked-items/tracked-items.js';
import { type AllianceState } from './alliance-state.js';
import { logAfter, reachOf } from './event-log.js';

/**
 * The version of snapshots of a state. Snapshots of another version are thrown away, and the state is folded from
 * its events. To be raised with each change of what a state holds, or of what any event does to it: the folds of
 * `alliance`, `commitment` and `tracked-items`, the epochs, and the catalogue's definitions of what begins one.
 */
export const ALLIANCE_STATE_VERSION = 1;

/** A state as plain JSON, without its log. */
interface AllianceStateJson {
  readonly version: number;
  readonly revision: number;
  readonly profile: AllianceProfile;
  readonly epochs: readonly (Omit<Epoch, 'partners'> & { readonly partners: readonly string[] })[];
  readonly commitments: readonly Commitment[];
  readonly trackedItems: readonly (readonly [string, TrackedItem])[];
  readonly leftOut: number;
  /** Left out where nothing reaches to any instant: only what begins an epoch was recorded. */
  readonly reachesTo?: number;
}

/** A state as JSON text, to be kept as a snapshot: without its log, which nearly no command needs. */
export function allianceStateToJson(state: AllianceState): string {
  const { revision, profile, epochs, commitments, trackedItems, log } = state;
  const reachesTo = reachOf(log);
  const json: AllianceStateJson = {
    version: ALLIANCE_STATE_VERSION,
    revision,
    profile,
    epochs: epochs.map((epoch) => ({ ...epoch, partners: [...epoch.partners] })),
    commitments: [...commitments.values()],
    trackedItems: [...trackedItems],
    leftOut: log.leftOut + log.events.size,
    ...(Number.isFinite(reachesTo) && { reachesTo }),
  };
  return JSON.stringify(json);
}

/**
 * The state that a snapshot holds; undefined for a snapshot of another version. `decide` and `evolve` answer as they
 * do for the state itself, or throw EarlierHistoryNeeded.
 */
export function allianceStateFromJson(text: string): AllianceState | undefined {
  const json = JSON.parse(text) as AllianceStateJson;
  if (json.version !== ALLIANCE_STATE_VERSION) return undefined;
  const { revision, profile, epochs, commitments, trackedItems, leftOut } = json;
  return {
    revision,
    profile,
    epochs: epochs.map((epoch) => ({ ...epoch, partners: new Set(epoch.partners) })),
    commitments: Map(commitments.map((commitment) => [commitment.commitmentId, commitment])),
    trackedItems: Map(trackedItems),
    log: logAfter(profile.allianceId, leftOut, json.reachesTo ?? Number.NEGATIVE_INFINITY),
  };
}
