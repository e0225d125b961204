import { type EventStore, type RecordedEvent } from '#event-store';
import { contentOf } from './fingerprints.js';

/** Where a stream is not the same in both stores, and how. */
export interface Difference {
  readonly stream: string;
  /** The first event that is not the same. */
  readonly revision: number;
  readonly why: 'missing in the target' | 'missing in the source' | 'another event';
}

/** The first difference between two stores' events of a stream; none where they are the same. */
export async function firstDifference(
  source: EventStore,
  target: EventStore,
  stream: string,
): Promise<Difference | undefined> {
  const theirs = target.readStream(stream)[Symbol.asyncIterator]();
  let revision = 0;
  try {
    for await (const event of source.readStream(stream)) {
      const { value: other } = (await theirs.next()) as { readonly value?: RecordedEvent };
      if (other === undefined) return { stream, revision, why: 'missing in the target' };
      if (contentOf(event) !== contentOf(other)) return { stream, revision, why: 'another event' };
      revision += 1;
    }
    return (await theirs.next()).done === true
      ? undefined
      : { stream, revision, why: 'missing in the source' };
  } finally {
    await theirs.return?.();
  }
}
