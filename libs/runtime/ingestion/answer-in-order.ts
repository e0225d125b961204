import { letOthersRun } from '#event-store';

/** How many items are under way at once, at most. */
const UNDER_WAY = 64;

/** How long it may go on before others have their turn: what is refused or known already waits for nothing. */
const TURN_MS = 10;

type Step<T, A> = { readonly answer: A } | { readonly read: IteratorResult<T> };

/**
 * Asks for the answer to each item, several at a time, and gives the answers in the order of the items, each
 * as soon as it is there and is next.
 */
export async function* answerInOrder<T, A>(
  items: AsyncIterable<T>,
  ask: (item: T) => Promise<A>,
): AsyncGenerator<A> {
  const iterator = items[Symbol.asyncIterator]();
  const underWay: Promise<A>[] = [];
  let reading: Promise<IteratorResult<T>> | undefined = quietly(iterator.next());
  let since = performance.now();
  try {
    while (reading !== undefined || underWay.length > 0) {
      if (performance.now() - since > TURN_MS) {
        await letOthersRun();
        since = performance.now();
      }
      const step: Step<T, A> = await Promise.race([
        ...underWay.slice(0, 1).map((first) => first.then((answer) => ({ answer }))),
        ...(reading === undefined || underWay.length >= UNDER_WAY
          ? []
          : [reading.then((read) => ({ read }))]),
      ]);
      if ('answer' in step) {
        underWay.shift();
        yield step.answer;
      } else if (step.read.done === true) {
        reading = undefined;
      } else {
        underWay.push(quietly(ask(step.read.value)));
        reading = quietly(iterator.next());
      }
    }
  } finally {
    await iterator.return?.();
  }
}

/** A failure is for whoever waits for it in the end, not for the process. */
function quietly<P extends Promise<unknown>>(promise: P): P {
  promise.catch(() => undefined);
  return promise;
}
