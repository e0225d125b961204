import { WrongExpectedRevision } from '#event-store';

/** A request whose outcome is not certain yet. */
export class Pending<Request, Result> {
  private result: Result | undefined;
  private refusal: WrongExpectedRevision | undefined;

  constructor(
    readonly request: Request,
    private readonly resolve: (result: Result) => void,
    readonly reject: (error: Error) => void,
  ) {}

  /** Keeps what becomes of it, be it a result or a refusal. */
  attempt(perform: (request: Request) => Result): void {
    this.refusal = undefined;
    try {
      this.result = perform(this.request);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      this.refusal = error;
    }
  }

  /** Tells of the outcome, now that it is certain. */
  settle(): void {
    if (this.refusal === undefined) this.resolve(this.result as Result);
    else this.reject(this.refusal);
  }
}
