import { readFileSync } from 'node:fs';
import { ArrayNotEmpty, IsIn, IsString, Length, Matches, validateSync } from 'class-validator';

/** integrator: send. analyst: read models. auditor: events and replay. admin: everything. */
export const ROLES = ['integrator', 'analyst', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who may call, and for what. The key itself is nowhere: only its hash. */
export class ApiKey {
  /** Goes into `recordedBy`. */
  @IsString({ message: 'must be a string' })
  @Length(1, 200, { message: 'must have 1 to 200 characters' })
  readonly name!: string;

  /** SHA-256 of the key. */
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be 64 hexadecimal digits in lower case' })
  readonly sha256!: string;

  @ArrayNotEmpty({ message: 'must name at least one role' })
  @IsIn(ROLES, { each: true, message: `must be one of: ${ROLES.join(', ')}` })
  readonly roles!: readonly Role[];
}

/**
 * Reads `{"keys": [{"name", "sha256", "roles": []}]}`.
 * @returns the keys, or what is wrong with the file
 */
export function readApiKeys(file: string): { keys: readonly ApiKey[]; problems: readonly string[] } {
  const entries = entriesOf(file);
  if (typeof entries === 'string') return { keys: [], problems: [entries] };
  const keys = entries.map((entry) => Object.assign(new ApiKey(), entry));
  const problems = keys.flatMap((key, index) =>
    validateSync(key, { whitelist: true, forbidNonWhitelisted: true }).map(
      ({ property, constraints }) =>
        `key ${index + 1}: ${property} ${Object.values(constraints ?? {}).join(', and ')}`,
    ),
  );
  return { keys, problems: [...problems, ...twice(keys, 'name'), ...twice(keys, 'sha256')] };
}

function entriesOf(file: string): object[] | string {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    const keys =
      typeof content === 'object' && content !== null && 'keys' in content ? content.keys : undefined;
    if (
      Array.isArray(keys) &&
      keys.length > 0 &&
      keys.every((key) => typeof key === 'object' && key !== null)
    )
      return keys as object[];
    return `${file} must hold {"keys": [{"name": …, "sha256": …, "roles": […]}]}, with at least one key`;
  } catch (error) {
    return `${file} cannot be read: ${(error as Error).message}`;
  }
}

function twice(keys: readonly ApiKey[], field: 'name' | 'sha256'): string[] {
  const values = keys.map((key) => key[field]);
  return values
    .filter((value, index) => typeof value === 'string' && values.indexOf(value) < index)
    .map((value) => `two keys have the ${field} ${value}`);
}
