import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is as wanted, and gives that; fails with the last one that was not. */
export async function until<T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
  within = 60_000,
): Promise<T> {
  const deadline = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`After ${within} ms it still was ${JSON.stringify(answer)}.`);
    await pause(50);
  }
}
