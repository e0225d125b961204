/** An event cannot be left out. */
export class NotToLeaveOut extends Error {
  override readonly name = 'NotToLeaveOut';

  constructor(
    /** Which of those that were to be left out, from 0. */
    readonly nth: number,
    detail: string,
  ) {
    super(detail);
  }
}
