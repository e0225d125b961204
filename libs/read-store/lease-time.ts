/**
 * Longer than any lease is given for, milliseconds. One that seems to last longer was given while the clock was ahead:
 * it has run out, or a holder that is gone would keep everybody out until that time comes. Whoever still holds it is
 * fenced off as soon as it is given to another.
 */
export const LONGEST_LEASE_MS = 120_000;

/** Whether a lease that was given until an instant is held at another: both milliseconds since 1970. */
export const isHeldAt = (now: number, until: number): boolean =>
  until > now && until <= now + LONGEST_LEASE_MS;
