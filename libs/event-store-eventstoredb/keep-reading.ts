import { type RecordedEvent } from '#event-store';
import { Backoff, type BackoffOptions } from './backoff.js';
import { Interrupted } from './client-errors.js';

/** How often a reading is begun again that does not get any further. */
const ATTEMPTS = 3;
const BETWEEN_ATTEMPTS: BackoffOptions = { first: 50, most: 200 };

/**
 * A reading that the server may cut off, because another node leads now or the reader was slow for it: then it goes on
 * after the last event. @param open reads on from there; undefined where nothing is left
 */
export async function* keepReading(
  open: (last: RecordedEvent | undefined, count: number) => AsyncIterable<RecordedEvent> | undefined,
): AsyncGenerator<RecordedEvent> {
  const backoff = new Backoff(BETWEEN_ATTEMPTS);
  let last: RecordedEvent | undefined;
  for (let count = 0, failures = 0; ;)
    try {
      for await (const event of open(last, count) ?? []) {
        last = event;
        count += 1;
        failures = 0;
        yield event;
      }
      return;
    } catch (error) {
      failures += 1;
      if (!(error instanceof Interrupted) || failures === ATTEMPTS) throw error;
      await backoff.wait();
    }
}
