/** One thing that is wrong with what was sent, and where. */
export interface Flaw {
  /** RFC 6901, into the body. */
  readonly pointer: string;
  /** What is expected instead, as the end of a sentence that begins with the field's name. */
  readonly detail: string;
}

export const NO_FLAWS: readonly Flaw[] = [];

export const flaw = (detail: string, pointer = ''): readonly Flaw[] => [{ pointer, detail }];

/** The same flaws, seen from the value that holds this one under `step`. */
export function under(step: string | number, flaws: readonly Flaw[]): readonly Flaw[] {
  if (flaws.length === 0) return flaws;
  const prefix = `/${escapeStep(String(step))}`;
  return flaws.map(({ pointer, detail }) => ({ pointer: prefix + pointer, detail }));
}

function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** What was sent is wrong by itself, whatever the alliance's state. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';

  constructor(readonly flaws: readonly Flaw[]) {
    super(flaws.map(({ pointer, detail }) => `${pointer === '' ? 'It' : pointer} ${detail}`).join('; '));
  }
}
