/** One thing that is wrong with what was sent, and where. */
export interface ValidationError {
  /** RFC 6901, into the body. */
  readonly pointer: string;
  /** What is expected instead, as the end of a sentence that begins with the field's name. */
  readonly detail: string;
}

/** So many are told at once: nobody reads more. */
export const MOST_ERRORS = 100;

export const NO_ERRORS: readonly ValidationError[] = [];

export const invalid = (detail: string, pointer = ''): readonly ValidationError[] => [{ pointer, detail }];

/** The same errors, seen from the value that holds this one under `step`. */
export function under(step: string | number, errors: readonly ValidationError[]): readonly ValidationError[] {
  if (errors.length === 0) return errors;
  const prefix = stepTo(String(step));
  return errors.map(({ pointer, detail }) => ({ pointer: prefix + pointer, detail }));
}

/** A step of a JSON Pointer. */
export function stepTo(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** What was sent is wrong by itself, whatever the alliance's state. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';

  constructor(readonly errors: readonly ValidationError[]) {
    super(errors.map(({ pointer, detail }) => `${pointer === '' ? 'It' : pointer} ${detail}`).join('; '));
  }
}
