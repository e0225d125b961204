const waiting: (() => void)[] = [];

/**
 * Lets others run: whatever else there is to do, and those who have waited here longer. Only one goes on at a time, so
 * that many who read long histories at once keep a request that comes in between no longer than one of them would.
 */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(next);
  });
}

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}
