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

/** Every page there is. */
export function documents(): readonly string[] {
  const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((file) => join('docs', file));
  return ['README.md', 'samples/README.md', ...docs.filter((file) => file.endsWith('.md')).sort()];
}

const INDEX = 'docs/README.md';

/**
 * Every document with shell blocks in it: those that the index of the docs leads to, in its order, and then
 * whatever else there is.
 */
export function documentedBlocks(): readonly DocumentedBlocks[] {
  const indexed = [...readFileSync(INDEX, 'utf8').matchAll(/\]\((?<file>[^)#:]+\.md)/g)].map(({ groups }) =>
    join('docs', groups?.['file'] ?? ''),
  );
  const all = documents();
  return [...new Set([...indexed.filter((file) => all.includes(file)), ...all])]
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
