import { readFileSync, statSync } from 'node:fs';

/** integrator: send. analyst: read models. auditor: events and replay. admin: everything. */
export const ROLES = ['integrator', 'analyst', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who may call, and for what. The key itself is nowhere: only its hash. */
export interface ApiKey {
  /** Goes into `recordedBy`: 1 to 200 characters. */
  readonly name: string;
  /** SHA-256 of the key, in hexadecimal digits. */
  readonly sha256: string;
  readonly roles: readonly Role[];
}

/**
 * Reads `{"keys": [{"name", "sha256", "roles": []}]}`, from a file that nobody but its owner can write: whoever can
 * write it can let himself in.
 * @returns the keys, or what is wrong with the file
 */
export function readApiKeys(file: string): { keys: readonly ApiKey[]; problems: readonly string[] } {
  const entries = entriesOf(file);
  if (typeof entries === 'string') return { keys: [], problems: [entries] };
  const problems = entries.flatMap((entry, index) =>
    problemsOf(entry).map((problem) => `key ${index + 1}: ${problem}`),
  );
  const keys = entries as readonly ApiKey[];
  return { keys, problems: [...problems, ...twice(keys, 'name'), ...twice(keys, 'sha256')] };
}

function problemsOf(entry: object): string[] {
  const { name, sha256, roles, ...others } = entry as Readonly<Record<string, unknown>>;
  const problems = Object.keys(others).map((field) => `${field} is not known`);
  if (typeof name !== 'string' || name.length < 1 || name.length > 200)
    problems.push('name must be a string of 1 to 200 characters');
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))
    problems.push('sha256 must be 64 hexadecimal digits in lower case');
  if (!Array.isArray(roles) || roles.length === 0) problems.push('roles must name at least one role');
  else if (!roles.every((role) => (ROLES as readonly unknown[]).includes(role)))
    problems.push(`roles must be one of: ${ROLES.join(', ')}`);
  return problems;
}

function entriesOf(file: string): readonly object[] | string {
  try {
    if (isOpenTo(WRITERS, file))
      return `${file} can be written by others than its owner: "chmod 600 ${file}" puts that right`;
    const content = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    const keys =
      typeof content === 'object' && content !== null && 'keys' in content ? content.keys : undefined;
    if (
      Array.isArray(keys) &&
      keys.length > 0 &&
      keys.every((key) => typeof key === 'object' && key !== null)
    )
      return keys as readonly object[];
    return `${file} must hold {"keys": [{"name": …, "sha256": …, "roles": […]}]}, with at least one key`;
  } catch (error) {
    return `${file} cannot be read: ${(error as Error).message}`;
  }
}

/**
 * Whether others than its owner can read the file: hashes only, from which nobody gets a key that is long and random.
 * A secret that is mounted belongs to root, and is read by way of its group or by everybody.
 */
export function isReadByOthers(file: string): boolean {
  const isMounted = statSync(file).uid === 0 && process.getuid?.() !== 0;
  return !isMounted && isOpenTo(READERS, file);
}

/** Groups and everybody else, in the bits of a mode. */
const WRITERS = 0o022;
const READERS = 0o044;

/** Windows has no such modes. */
function isOpenTo(bits: number, file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & bits) !== 0;
}

function twice(keys: readonly ApiKey[], field: 'name' | 'sha256'): string[] {
  const values = keys.map((key) => key[field]);
  return values
    .filter((value, index) => typeof value === 'string' && values.indexOf(value) < index)
    .map((value) => `two keys have the ${field} ${value}`);
}
