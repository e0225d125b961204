import { readFileSync } from 'node:fs';
import { isKeyName, parsePolicy } from '#transparency-log';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** The environment variables there are, with what they are if they are not set. */
export class Environment {
  /** The address to listen on. Any but a loopback address needs API_KEYS_FILE. */
  HOST = '127.0.0.1';
  /** 0: any that is free. */
  PORT = 3000;
  /** The folder of `events.db` and `read-models.db`, whichever of them is used; made if it does not exist. */
  DATA_DIR = './data';
  API_KEYS_FILE?: string;
  LOG_LEVEL: LogLevel = 'info';
  /** Not set: `pretty` on a terminal, else `json`. */
  LOG_FORMAT?: LogFormat;
  /** Where the events are, instead of `events.db`. */
  EVENTSTOREDB_URL?: string;
  /** Where the read models are, instead of `read-models.db`. */
  MONGODB_URL?: string;
  /** Where the keys of personal texts are, instead of `keys.db`. Not set: at MONGODB_URL, if EVENTSTOREDB_URL is set, too. */
  SUBJECT_KEYS_URL?: string;
  /** How many parts projectors divide the alliances into, where the read models are elsewhere: the same in all processes. */
  PROJECTOR_PARTS = 8;
  /** How many connections the service has at a time; others are closed at once. */
  MAX_CONNECTIONS = 8192;
  /** How much memory the states of alliances that a process holds may take together, in megabytes. */
  CACHE_MB = 128;
  /** The name of the transparency log. Not set: one that the store's identity makes. */
  LOG_ORIGIN?: string;
  /** The private key of the log. Not set: `log.key` in DATA_DIR, made when it is first used. */
  LOG_KEY_FILE?: string;
  /** How often the log signs a checkpoint if there is anything new, in seconds; 0: when it is asked to. */
  LOG_INTERVAL = 60;
  /** A policy (C2SP tlog-policy): the witnesses of the log, where they are asked, and how many are enough. */
  LOG_WITNESSES?: string;
}

const NAMES = [
  'HOST',
  'PORT',
  'DATA_DIR',
  'API_KEYS_FILE',
  'LOG_LEVEL',
  'LOG_FORMAT',
  'EVENTSTOREDB_URL',
  'MONGODB_URL',
  'SUBJECT_KEYS_URL',
  'PROJECTOR_PARTS',
  'MAX_CONNECTIONS',
  'CACHE_MB',
  'LOG_ORIGIN',
  'LOG_KEY_FILE',
  'LOG_INTERVAL',
  'LOG_WITNESSES',
] as const satisfies readonly (keyof Environment)[];

/** A variable that is set to nothing is not set. */
export function environmentFrom(variables: Readonly<Record<string, string | undefined>>): Environment {
  const environment = new Environment();
  const given = NAMES.flatMap((name) => {
    const text = variables[name]?.trim();
    if (text === undefined || text === '') return [];
    return [[name, typeof environment[name] === 'number' ? Number(text) : text] as const];
  });
  return Object.assign(environment, Object.fromEntries(given));
}

/** What is wrong with each variable by itself. */
export function problemsWith(
  environment: Environment,
  variables: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return NAMES.flatMap((name) => {
    const problem = environment[name] === undefined ? undefined : problemWith(name, environment);
    // Nothing is quoted in which there may be a password.
    const quoted = name.endsWith('_URL') ? '' : `, not ${JSON.stringify(variables[name])}`;
    return problem === undefined ? [] : [`${name} ${problem}${quoted}`];
  });
}

function problemWith(name: (typeof NAMES)[number], { [name]: value }: Environment): string | undefined {
  switch (name) {
    case 'PORT':
      return outside(Number(value), 0, 65_535);
    case 'PROJECTOR_PARTS':
      return outside(Number(value), 1, 64);
    case 'MAX_CONNECTIONS':
      return outside(Number(value), 1, 1_000_000);
    case 'CACHE_MB':
      return outside(Number(value), 8, 65_536);
    case 'LOG_INTERVAL':
      return outside(Number(value), 0, 86_400);
    case 'LOG_ORIGIN':
      return isKeyName(String(value)) ? undefined : 'must be a name without spaces and plus signs';
    case 'LOG_WITNESSES':
      return policyProblem(String(value));
    case 'LOG_LEVEL':
      return noneOf(LOG_LEVELS, value);
    case 'LOG_FORMAT':
      return noneOf(LOG_FORMATS, value);
    case 'EVENTSTOREDB_URL':
      return /^esdb(\+discover)?:\/\/./.test(String(value))
        ? undefined
        : 'must begin with esdb:// or esdb+discover://';
    case 'MONGODB_URL':
    case 'SUBJECT_KEYS_URL':
      return /^mongodb(\+srv)?:\/\/./.test(String(value))
        ? undefined
        : 'must begin with mongodb:// or mongodb+srv://';
    default:
      return undefined;
  }
}

function policyProblem(file: string): string | undefined {
  try {
    parsePolicy(readFileSync(file, 'utf8'));
    return undefined;
  } catch (error) {
    return `must name a policy of witnesses: ${(error as Error).message}`;
  }
}

function outside(value: number, least: number, most: number): string | undefined {
  if (!Number.isInteger(value)) return 'must be a whole number';
  if (value < least) return `must be ${least} or more`;
  return value > most ? `must be ${most} or less` : undefined;
}

const noneOf = (names: readonly string[], value: unknown): string | undefined =>
  names.includes(String(value)) ? undefined : `must be one of: ${names.join(', ')}`;
