import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A shell block of a document, and what the document says it prints. */
export interface Block {
  readonly line: number;
  readonly script: string;
  /** `…` stands for anything. */
  readonly prints?: string;
}

export interface DocumentedBlocks {
  readonly file: string;
  readonly blocks: readonly Block[];
}

/** Every document with shell blocks in it: the README's, those beside the samples and those of `docs`. */
export function documentedBlocks(): readonly DocumentedBlocks[] {
  const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((file) => join('docs', file));
  return ['README.md', 'samples/README.md', ...docs]
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => ({ file, blocks: blocksOf(readFileSync(file, 'utf8')) }))
    .filter(({ blocks }) => blocks.length > 0);
}

const SHELL_BLOCK = /^```sh\n(?<script>[\s\S]*?)^```\n(?:\n```text\n(?<prints>[\s\S]*?)^```$)?/gm;

export function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(SHELL_BLOCK)].map(({ index, groups }) => ({
    line: markdown.slice(0, index).split('\n').length,
    script: (groups?.['script'] ?? '').trimEnd(),
    ...(groups?.['prints'] === undefined ? {} : { prints: groups['prints'].trim() }),
  }));
}

/** What a document says is printed, as a pattern of what is. */
export function patternOf(prints: string): RegExp {
  return new RegExp(
    prints
      .split('…')
      .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[\\s\\S]*'),
  );
}
