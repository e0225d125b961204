import { type EventStore, type RecordedEvent, eventHash, hashOf } from '#event-store';
import {
  EMPTY_ROOT,
  type Hash,
  hashInTile,
  hashesOf,
  type Subtree,
  TILE_WIDTH,
  tileOf,
  type TreeHead,
  widthIn,
} from '#transparency-log';
import { type TileFiles } from './tile-files.js';

/** Streams that are in no log: the checkpoints of the log itself are kept in one. */
export const LOG_PREFIX = 'log-';

/** So many tiles that were read last stay in memory: 8 kB each. */
const MOST_TILES = 256;

const leafOf = (event: RecordedEvent): Hash => Buffer.from(hashOf(event) ?? eventHash(event), 'base64');

/** A file of the tree was removed, or cut off: the tree has to be made anew. */
export class TileGone extends Error {}

/** The Merkle tree over all events in the order of their positions. Its leaves are the hashes of the events. */
export class EventTree {
  /** The hashes of the last tile of each level, which is not full. */
  private edge: Hash[][] = [[]];
  private positions: string[] = [];
  private entries = 0;
  private last: string | undefined;
  private loaded = false;
  private following: Promise<void> | undefined;
  private readonly tiles = new Map<string, Buffer>();
  /** The positions of full tiles that were read last. */
  private readonly read = new Map<number, readonly string[]>();

  constructor(
    private readonly events: Pick<EventStore, 'readAll'>,
    private readonly files: TileFiles,
  ) {}

  get size(): number {
    return this.entries;
  }

  /** Takes in what was recorded meanwhile. @throws EventStoreUnavailable, UnreadableEvent */
  catchUp(): Promise<void> {
    this.following ??= this.follow().finally(() => (this.following = undefined));
    return this.following;
  }

  /** Makes the tree anew from the events alone. @throws EventStoreUnavailable, UnreadableEvent */
  async rebuild(): Promise<void> {
    await this.following;
    this.beginAnew();
    await this.catchUp();
  }

  /** The tree as it was, or is. */
  async head(size = this.entries): Promise<TreeHead> {
    if (size === 0) return { size, root: EMPTY_ROOT };
    const [root = EMPTY_ROOT] = await hashesOf([{ start: 0, end: size }], this.hashes);
    return { size, root };
  }

  /** The hashes of complete subtrees, as proofs are made of. */
  readonly hashes = (subtrees: readonly Subtree[]): Promise<readonly Hash[]> =>
    Promise.resolve(
      subtrees.map((subtree) => {
        const { level, index, first, count } = tileOf(subtree);
        return hashInTile(this.tile(level, index), first, count);
      }),
    );

  /** What there is of a tile. */
  tile(level: number, index: number): Buffer {
    if (widthIn(this.entries, level, index) < TILE_WIDTH) return Buffer.concat(this.edge[level] ?? []);
    const key = `${level}/${index}`;
    const tile = this.tiles.get(key) ?? this.files.read(level, index);
    if (tile === undefined) throw new TileGone(`The tile ${key} of the log is gone.`);
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    for (const oldest of this.tiles.keys()) if (this.tiles.size > MOST_TILES) this.tiles.delete(oldest);
    return tile;
  }

  /** Where an event is in the tree: undefined where it is in none yet, or in the log's own stream. */
  indexOf(position: string): number | undefined {
    let [least, most] = [0, Math.floor(this.entries / TILE_WIDTH)];
    while (least < most) {
      const middle = Math.floor((least + most) / 2);
      if ((this.positionsOf(middle).at(-1) ?? '') < position) least = middle + 1;
      else most = middle;
    }
    const at = this.positionsOf(least).indexOf(position);
    return at < 0 ? undefined : least * TILE_WIDTH + at;
  }

  /** The index of the first entry with a leaf hash, by a search through all of them. */
  indexOfLeaf(leaf: Hash): number | undefined {
    for (let tile = 0; tile * TILE_WIDTH < this.entries; tile += 1) {
      const hashes = this.tile(0, tile);
      for (let at = hashes.indexOf(leaf); at >= 0; at = hashes.indexOf(leaf, at + 1))
        if (at % leaf.length === 0) return tile * TILE_WIDTH + at / leaf.length;
    }
    return undefined;
  }

  /** Some events in a row, from an index of the tree on. @throws EventStoreUnavailable */
  async eventsFrom(index: number, count: number): Promise<readonly RecordedEvent[]> {
    const after = index === 0 ? undefined : this.positionAt(index - 1);
    const events: RecordedEvent[] = [];
    if (count > 0)
      for await (const event of this.events.readAll(after === undefined ? {} : { after })) {
        if (!event.stream.startsWith(LOG_PREFIX)) events.push(event);
        if (events.length === count) break;
      }
    return events;
  }

  private positionAt(index: number): string | undefined {
    return this.positionsOf(Math.floor(index / TILE_WIDTH))[index % TILE_WIDTH];
  }

  private positionsOf(tile: number): readonly string[] {
    if (tile === Math.floor(this.entries / TILE_WIDTH)) return this.positions;
    const positions = this.read.get(tile) ?? this.files.positions(tile) ?? [];
    if (this.read.size >= MOST_TILES) this.read.clear();
    this.read.set(tile, positions);
    return positions;
  }

  private begin(): void {
    this.edge = [[]];
    this.positions = [];
    this.entries = 0;
    this.last = undefined;
    this.tiles.clear();
    this.read.clear();
  }

  private async follow(): Promise<void> {
    // What another process has written need not be read once more.
    if (!this.loaded || this.files.hasEntries(Math.floor(this.entries / TILE_WIDTH))) await this.load();
    this.loaded = true;
    const { last } = this;
    for await (const event of this.events.readAll(last === undefined ? {} : { after: last }))
      if (!event.stream.startsWith(LOG_PREFIX)) this.add(leafOf(event), event.position);
  }

  private add(leaf: Hash, position: string): void {
    const [leaves = []] = this.edge;
    leaves.push(leaf);
    this.positions.push(position);
    this.entries += 1;
    this.last = position;
    if (leaves.length < TILE_WIDTH) return;
    this.close(0);
    this.files.writePositions(this.entries / TILE_WIDTH - 1, this.positions);
    this.positions = [];
  }

  /** A tile is full: it is written, and its hash goes into the level above. */
  private close(level: number): void {
    const tile = Buffer.concat(this.edge[level] ?? []);
    this.files.write(level, this.entries / TILE_WIDTH ** (level + 1) - 1, tile);
    this.edge[level] = [];
    const above = (this.edge[level + 1] ??= []);
    above.push(hashInTile(tile, 0, TILE_WIDTH));
    if (above.length === TILE_WIDTH) this.close(level + 1);
  }

  /** Goes on from the tiles that are there, if they are of these events; else from the beginning. */
  private async load(): Promise<void> {
    this.begin();
    const full = this.files.count();
    this.last = full === 0 ? undefined : this.files.positions(full - 1)?.at(-1);
    if (full > 0 && !(await this.isOfTheseEvents(full))) return this.beginAnew();
    this.entries = full * TILE_WIDTH;
    try {
      this.loadEdge(full);
    } catch (error) {
      if (!(error instanceof TileGone)) throw error;
      this.beginAnew();
    }
  }

  private beginAnew(): void {
    this.files.clear();
    this.begin();
  }

  private loadEdge(tiles: number): void {
    let full = tiles;
    for (let level = 1; full > 0; level += 1) {
      const above = Math.floor(full / TILE_WIDTH);
      this.edge[level] = [];
      for (let index = above * TILE_WIDTH; index < full; index += 1)
        this.edge[level]?.push(hashInTile(this.tile(level - 1, index), 0, TILE_WIDTH));
      if (above > 0 && this.files.read(level, above - 1) === undefined) this.writeAnew(level, above - 1);
      full = above;
    }
  }

  /** Tells a store that was put back from a backup: the tiles may be of what it does not have any more. */
  private async isOfTheseEvents(full: number): Promise<boolean> {
    const [tile, before] = [this.files.read(0, full - 1), this.files.positions(full - 1)?.at(-2)];
    if (tile === undefined || before === undefined) return false;
    const leaf = tile.subarray(-32);
    try {
      for await (const event of this.events.readAll({ after: before }))
        if (!event.stream.startsWith(LOG_PREFIX))
          return event.position === this.last && leafOf(event).equals(leaf);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    return false;
  }

  /** A tile whose process was stopped after the last one below it. */
  private writeAnew(level: number, index: number): void {
    const below = Array.from({ length: TILE_WIDTH }, (_, at) =>
      hashInTile(this.tile(level - 1, index * TILE_WIDTH + at), 0, TILE_WIDTH),
    );
    this.files.write(level, index, Buffer.concat(below));
  }
}
