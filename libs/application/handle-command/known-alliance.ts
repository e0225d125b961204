import {
  ALLIANCE_STATE_VERSION,
  type AllianceState,
  EarlierHistoryNeeded,
  type TrackedItems,
  allianceStateFromJson,
  allianceStateToJson,
  evolve,
  logAfter,
  reachOf,
} from '#domain';
import { type Fold, type RecordedEvent } from '#event-store';
import { readAllianceEvent } from '../shared/read-alliance-event.js';
import { scopedKeyOf } from './idempotency.js';

/** An alliance as far as its stream was read: what is needed to decide the next command. */
export interface KnownAlliance {
  readonly state: AllianceState;
  /** Of the last event. */
  readonly recordedAt: string;
  /**
   * The revision of the first event recorded under each idempotency key: see `scopedKey`. The map is handed on and
   * grows. A state that came before may find keys in it of later events: it looks at those events, too.
   */
  readonly keyed: Map<string, number>;
}

export const allianceFold: Fold<KnownAlliance> = {
  evolve(known, events) {
    // What is known shows what was erased since: all is read again.
    if (known && events.some(({ type }) => type === 'PersonalTextErased'))
      throw new EarlierHistoryNeeded(known.state.profile.allianceId);
    return events.reduce<KnownAlliance | undefined>(learn, known);
  },
  all: (events) => events.reduce<KnownAlliance | undefined>(learn, undefined),
  needsEarlierEvents: (error) => error instanceof EarlierHistoryNeeded,
  bytesOf,
  slim: ({ state, ...known }) => ({ ...known, state: withoutLog(state) }),
  snapshots: { name: `alliance-${ALLIANCE_STATE_VERSION}`, write, read },
};

/** What is known after one more event. @throws EarlierHistoryNeeded */
export function learn(known: KnownAlliance | undefined, event: RecordedEvent): KnownAlliance {
  const keyed = known?.keyed ?? new Map<string, number>();
  const key = scopedKeyOf(event);
  if (key !== undefined && !keyed.has(key)) keyed.set(key, event.revision);
  const recorded = readAllianceEvent(event);
  return { state: evolve(known?.state, recorded), recordedAt: recorded.recordedAt, keyed };
}

const BYTES = { alliance: 4_000, loggedEvent: 550, commitment: 1_600, item: 280, key: 160 };

function bytesOf({ state: { log, commitments, trackedItems }, keyed }: KnownAlliance): number {
  return (
    BYTES.alliance +
    log.events.size * BYTES.loggedEvent +
    commitments.size * BYTES.commitment +
    sizeOf(trackedItems) * BYTES.item +
    keyed.size * BYTES.key
  );
}

function sizeOf(trackedItems: TrackedItems): number {
  return Object.values(trackedItems).reduce((sum, items) => sum + items.size, 0);
}

/** The same without its events, which only late and amended entries are held against. */
function withoutLog(state: AllianceState): AllianceState {
  const { log } = state;
  return { ...state, log: logAfter(log.allianceId, log.leftOut + log.events.size, reachOf(log)) };
}

function write({ state, recordedAt, keyed }: KnownAlliance): string {
  return `${JSON.stringify({ recordedAt, keyed: [...keyed] })}\n${allianceStateToJson(state)}`;
}

function read(text: string): KnownAlliance | undefined {
  const end = text.indexOf('\n');
  const state = allianceStateFromJson(text.slice(end + 1));
  if (state === undefined) return undefined;
  const { recordedAt, keyed } = JSON.parse(text.slice(0, end)) as {
    readonly recordedAt: string;
    readonly keyed: readonly [string, number][];
  };
  return { state, recordedAt, keyed: new Map(keyed) };
}
