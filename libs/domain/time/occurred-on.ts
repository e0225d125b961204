/**
 * When something happened in the world, as precisely as it is known: a year, a month, a day
 * (`2016`, `2016-12`, `2016-12-10`) or an instant (`2016-12-10T09:30:00Z`). Precision is kept.
 */
export type OccurredOn = string;
