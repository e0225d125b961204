import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HASH_BYTES, TILE_WIDTH, tilePath } from '#transparency-log';
import { writeWhole } from './durable-file.js';

/**
 * The full tiles of a tree, each in a file, and where in the store the entries of each are. They follow from the events,
 * and may be removed: they are made anew. Processes may share them, for all write the same.
 */
export class TileFiles {
  constructor(private readonly folder: string) {}

  /** Undefined where it is not there as a whole. */
  read(level: number, index: number): Buffer | undefined {
    const bytes = this.content({ level, index });
    return bytes?.length === TILE_WIDTH * HASH_BYTES ? bytes : undefined;
  }

  /** The positions of the entries of a tile of level 0. */
  positions(index: number): readonly string[] | undefined {
    const positions = this.content({ level: 'entries', index })?.toString().split('\n');
    return positions?.length === TILE_WIDTH ? positions : undefined;
  }

  write(level: number, index: number, tile: Buffer): void {
    this.put({ level, index }, tile);
  }

  /** Comes after the tile itself: where there are positions, there is a tile. */
  writePositions(index: number, positions: readonly string[]): void {
    this.put({ level: 'entries', index }, Buffer.from(positions.join('\n')));
  }

  hasEntries(index: number): boolean {
    return existsSync(this.path({ level: 'entries', index }));
  }

  /** How many full tiles of level 0 there are without a gap. */
  count(): number {
    let most = 1;
    while (this.hasEntries(most - 1)) most *= 2;
    let least = Math.floor(most / 2);
    while (least < most - 1) {
      const middle = Math.floor((least + most) / 2);
      if (this.hasEntries(middle - 1)) least = middle;
      else most = middle;
    }
    return least;
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private content(tile: Named): Buffer | undefined {
    try {
      return readFileSync(this.path(tile));
    } catch {
      return undefined;
    }
  }

  private put(tile: Named, bytes: Buffer): void {
    writeWhole(this.path(tile), bytes);
  }

  private path({ level, index }: Named): string {
    return join(this.folder, tilePath({ level, index, width: TILE_WIDTH }));
  }
}

interface Named {
  readonly level: number | 'entries';
  readonly index: number;
}
