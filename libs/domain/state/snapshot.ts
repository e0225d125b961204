import { type AllianceState } from './alliance-state.js';
import { CORE_VERSION, type CoreJson, coreFromJson, coreToJson } from './core-json.js';
import { logAfter, reachOf } from './event-log.js';

/**
 * The version of snapshots of a state. Snapshots of another version are thrown away, and the state is folded from
 * its events.
 */
export const ALLIANCE_STATE_VERSION = CORE_VERSION;

/** A state as plain JSON, without its log. */
interface AllianceStateJson extends CoreJson {
  readonly version: number;
  readonly leftOut: number;
  /** Left out where nothing reaches to any instant: only what begins an epoch was recorded. */
  readonly reachesTo?: number;
}

/** A state as JSON text, to be stored as a snapshot: without its log, which nearly no command needs. */
export function allianceStateToJson(state: AllianceState): string {
  const { log } = state;
  const reachesTo = reachOf(log);
  const json: AllianceStateJson = {
    version: ALLIANCE_STATE_VERSION,
    ...coreToJson(state),
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
  const { leftOut, reachesTo = Number.NEGATIVE_INFINITY } = json;
  return { ...coreFromJson(json), log: logAfter(json.profile.allianceId, leftOut, reachesTo) };
}
