import {
  addCheckpointText,
  type Hash,
  noteOf,
  NotVerified,
  numberFrom,
  parseCheckpoint,
  parseNote,
  type Policy,
  SIZE_TYPE,
  type SignatureLine,
  signatureLineFrom,
} from '#transparency-log';

export interface Witnessed {
  /** The note with all signatures of witnesses that hold. */
  readonly note: string;
  readonly isQuorum: boolean;
}

export interface WitnessesOptions {
  readonly policy: Policy;
  /** That the log grew from one size to another. */
  readonly prove: (from: number, to: number) => Promise<readonly Hash[] | undefined>;
  /** Is told which witness did not cosign, and why. */
  readonly onTrouble: (url: string, why: string) => void;
}

/** How long a witness may take to answer. */
const PATIENCE_MS = 10_000;

/** Asks the witnesses of a policy to cosign checkpoints (C2SP tlog-witness). */
export class Witnesses {
  /** What each witness has cosigned last, as far as is known. */
  private readonly sizes = new Map<string, number>();

  constructor(private readonly options: WitnessesOptions) {}

  /** Has a checkpoint cosigned by whoever answers and has not cosigned it yet. */
  async cosign(note: string): Promise<Witnessed> {
    const { policy, onTrouble } = this.options;
    const { text, signatures } = parseNote(note);
    const urls = [...new Set(policy.witnesses.flatMap(({ url }) => url ?? []))];
    const missing = urls.filter((url) =>
      this.verifiersAt(url).some(
        ({ name, id }) => !signatures.some((line) => line.name === name && line.id === id),
      ),
    );
    const found = await Promise.all(
      missing.map((url) =>
        this.ask(url, note).catch((error: unknown) => {
          onTrouble(url, error instanceof Error ? error.message : String(error));
          return [];
        }),
      ),
    );
    const all = [...signatures, ...found.flat()];
    const lines = all.filter(
      ({ name, id }, at) => all.findIndex((one) => one.name === name && one.id === id) === at,
    );
    return {
      note: noteOf({ text, signatures: lines }),
      isQuorum: policy.isQuorum(this.namesIn(text, lines)),
    };
  }

  private verifiersAt(url: string) {
    return this.options.policy.witnesses
      .filter((witness) => witness.url === url)
      .map(({ verifier }) => verifier);
  }

  /** The witnesses, by their names in the policy, whose signatures hold. */
  private namesIn(text: string, lines: readonly SignatureLine[]): ReadonlySet<string> {
    const holding = this.options.policy.witnesses.filter(({ verifier }) =>
      lines.some(
        ({ name, id, signature }) =>
          name === verifier.name && id === verifier.id && verifier.verify(text, signature) !== undefined,
      ),
    );
    return new Set(holding.map(({ name }) => name));
  }

  /** @throws NotVerified, or whatever keeps the witness from answering */
  private async ask(url: string, checkpoint: string): Promise<readonly SignatureLine[]> {
    const { text } = parseNote(checkpoint);
    const { size } = parseCheckpoint(text);
    const answer = await this.post(url, checkpoint, size, this.sizes.get(url) ?? 0);
    if (answer.status === 409 && answer.headers.get('content-type') === SIZE_TYPE) {
      const known = numberFrom((await answer.text()).trim());
      this.sizes.set(url, known);
      if (known > size)
        throw new NotVerified(
          `It has cosigned ${known} entries already, and the log has ${size}: it was rolled back.`,
        );
      return this.accept(url, text, size, await this.post(url, checkpoint, size, known));
    }
    return this.accept(url, text, size, answer);
  }

  private async post(url: string, checkpoint: string, size: number, known: number): Promise<Response> {
    const old = Math.min(known, size);
    const proof = (await this.options.prove(old, size)) ?? [];
    return fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      body: addCheckpointText({ old, proof, checkpoint }),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  private async accept(
    url: string,
    text: string,
    size: number,
    answer: Response,
  ): Promise<readonly SignatureLine[]> {
    const body = await answer.text();
    if (answer.status !== 200)
      throw new NotVerified(`It answered ${answer.status}: ${body.trim().slice(0, 200)}`);
    this.sizes.set(url, size);
    return body
      .split('\n')
      .filter((line) => line !== '')
      .map(signatureLineFrom)
      .filter(({ name, id, signature }) =>
        this.verifiersAt(url).some(
          (one) => one.name === name && one.id === id && one.verify(text, signature) !== undefined,
        ),
      );
  }
}
