const FIRST_MS = 4;
const LONGEST_MS = 250;

/**
 * Waits before a command is decided once more because others were faster. The second attempt follows at once: as a
 * rule, what was known was only out of date. From the third on, chance keeps those apart who would meet again.
 */
export async function waitBeforeAttempt(
  attempt: number,
  random: () => number = Math.random,
  pause: (milliseconds: number) => Promise<void> = wait,
): Promise<void> {
  if (attempt <= 2) return;
  await pause(random() * Math.min(FIRST_MS * 2 ** (attempt - 2), LONGEST_MS));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
