import { HASH_BYTES, type Hash } from '../tree/hashes.js';
import { joined, type Subtree } from '../tree/subtrees.js';

/** Hashes of a tile: 2^8. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** A part of a tree (C2SP tlog-tiles): of level L, hashes of subtrees of 256^L entries each. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** How many hashes there are: fewer than 256 in a partial tile. */
  readonly width: number;
}

/** A tile, or a bundle of entries, as it is named in an address. */
export type TilePath = Omit<Tile, 'level'> & { readonly level: number | 'entries' };

const PATH = /^(\d{1,2}|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads what comes after `tile/`; undefined for what names none. */
export function parseTilePath(path: string): TilePath | undefined {
  const [, level = '', elements = '', width] = PATH.exec(path) ?? [];
  const tile: TilePath = {
    level: level === 'entries' ? level : Number(level),
    index: Number(elements.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  return tilePath(tile) === path && (tile.level === 'entries' || tile.level <= 63) ? tile : undefined;
}

/** What comes after `tile/` in the address of a tile. */
export function tilePath({ level, index, width }: TilePath): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const elements = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group));
  return `${level}/${elements.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** How many hashes of a tile there are in a tree of some size; 0: it does not exist. */
export function widthIn(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.min(TILE_WIDTH, Math.max(0, hashes - index * TILE_WIDTH));
}

/** Where the hash of a subtree comes from: so many hashes of a tile, from one on. */
export function tileOf({ level, index }: Subtree): {
  readonly level: number;
  readonly index: number;
  readonly first: number;
  readonly count: number;
} {
  const count = 2 ** (level % TILE_HEIGHT);
  const first = index * count;
  const tile = Math.floor(first / TILE_WIDTH);
  return { level: Math.floor(level / TILE_HEIGHT), index: tile, first: first - tile * TILE_WIDTH, count };
}

/** The hash over some hashes of a tile. Their number is a power of two. */
export function hashInTile(tile: Buffer, first: number, count: number): Hash {
  const hashes = Array.from({ length: count }, (_, at) => hashAt(tile, first + at));
  return balanced(hashes);
}

function balanced(hashes: readonly Hash[]): Hash {
  if (hashes.length <= 2) return joined(hashes);
  const half = hashes.length / 2;
  return joined([balanced(hashes.slice(0, half)), balanced(hashes.slice(half))]);
}

export function hashAt(tile: Buffer, at: number): Hash {
  const hash = tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
  if (hash.length !== HASH_BYTES) throw new RangeError(`A tile has no hash at ${at}.`);
  return hash;
}

/** Entries with their lengths in front; undefined where one of them is longer than the format can say (65,535 bytes). */
export function entryBundle(entries: readonly Uint8Array[]): Buffer | undefined {
  if (entries.some(({ length }) => length > 0xffff)) return undefined;
  return Buffer.concat(
    entries.flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 0xff), Buffer.from(entry)]),
  );
}
