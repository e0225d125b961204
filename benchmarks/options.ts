import { parseArgs } from 'node:util';

export interface Options {
  /** Names of figures; none: all of them. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** Whether less is measured, to be compared with the last whole run. */
  readonly short: boolean;
  /** Whether nothing is measured, but shown where the time of a contribution goes. */
  readonly profile: boolean;
  /** Whether nothing else is measured than what 500 connections meet. */
  readonly connections: boolean;
}

/** @throws Error that says what is wrong with the arguments */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      short: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      connections: { type: 'boolean', default: false },
    },
  });
  const { only = [], short, profile, connections } = values;
  const rounds = Number(values.rounds ?? (short ? 3 : 5));
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no figure ${unknown.join(', ')}, but ${known.join(', ')}.`);
  if (!Number.isInteger(rounds) || rounds < 3) throw new Error('--rounds must be a whole number, 3 or more.');
  return { only, rounds, short, profile, connections };
}
