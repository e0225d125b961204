/** How a command ends: well, with something wrong in the data, or called wrongly. */
export const EXIT = { good: 0, data: 1, usage: 2 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** A command cannot go on; the message is for whoever typed it. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    message: string,
    readonly status: Exclude<ExitStatus, 0>,
  ) {
    super(message);
  }
}
