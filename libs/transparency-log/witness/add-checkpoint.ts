import { hashFromBase64, numberFrom, toBase64 } from '../note/base64.js';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint-text.js';
import { type Verifier } from '../note/keys.js';
import { openNote, parseNote } from '../note/signed-note.js';
import { verifyConsistency } from '../tree/consistency.js';
import { EMPTY_ROOT, type Hash } from '../tree/hashes.js';
import { NotVerified } from '../tree/not-verified.js';

/** What a log asks a witness: to cosign a checkpoint that begins with one that the witness knows (C2SP tlog-witness). */
export interface AddCheckpoint {
  /** The size of the last checkpoint that the witness has cosigned, as far as the log knows. */
  readonly old: number;
  readonly proof: readonly Hash[];
  /** A signed note. */
  readonly checkpoint: string;
}

/** The media type in which a witness tells the size of what it has cosigned. */
export const SIZE_TYPE = 'text/x.tlog.size';

const MOST_HASHES = 63;

export function addCheckpointText({ old, proof, checkpoint }: AddCheckpoint): string {
  return [`old ${old}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/** @throws NotVerified */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n');
  const [first = '', ...hashes] = body.slice(0, Math.max(0, end)).split('\n');
  if (!first.startsWith('old ')) throw new NotVerified('The request does not begin with an old size.');
  if (hashes.length > MOST_HASHES) throw new NotVerified(`There are more than ${MOST_HASHES} hashes.`);
  return {
    old: numberFrom(first.slice(4)),
    proof: hashes.map(hashFromBase64),
    checkpoint: body.slice(end + 2),
  };
}

/** What a witness makes of a request. Only what is 200 is cosigned, once it is stored. */
export type Considered =
  | { readonly status: 200; readonly text: string; readonly checkpoint: Checkpoint }
  | { readonly status: 400 | 403 | 404 | 422; readonly why: string }
  /** `size`: of what the witness has cosigned last, where that is what is in conflict. */
  | { readonly status: 409; readonly why: string; readonly size?: number };

/**
 * Considers a request as C2SP tlog-witness has it.
 * @param logs the keys of the logs that are witnessed; each key's name is the origin of its log
 * @param latest the last checkpoint that was cosigned of an origin
 */
export function consider(
  body: string,
  logs: readonly Verifier[],
  latest: (origin: string) => Checkpoint | undefined,
): Considered {
  try {
    const { old, proof, checkpoint } = parseAddCheckpoint(body);
    const asked = parseCheckpoint(parseNote(checkpoint).text);
    const keys = logs.filter(({ name }) => name === asked.origin);
    if (keys.length === 0) return { status: 404, why: `The log ${asked.origin} is not witnessed here.` };
    const refused = whyNotSigned(checkpoint, keys);
    if (refused !== undefined) return { status: 403, why: refused };
    if (old > asked.size)
      return { status: 400, why: `The old size ${old} is larger than that of the checkpoint.` };
    return compared(asked, latest(asked.origin), { old, proof, text: parseNote(checkpoint).text });
  } catch (error) {
    if (!(error instanceof NotVerified)) throw error;
    return { status: 400, why: error.message };
  }
}

function whyNotSigned(checkpoint: string, keys: readonly Verifier[]): string | undefined {
  try {
    openNote(checkpoint, keys);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function compared(
  asked: Checkpoint,
  known: Checkpoint | undefined,
  { old, proof, text }: { readonly old: number; readonly proof: readonly Hash[]; readonly text: string },
): Considered {
  const before = known ?? { size: 0, root: EMPTY_ROOT };
  if (old !== before.size)
    return { status: 409, size: before.size, why: `The last that was cosigned has ${before.size} entries.` };
  if (asked.size === before.size && !asked.root.equals(before.root))
    return { status: 409, why: `Another tree of ${asked.size} entries was cosigned: the log has forked.` };
  try {
    verifyConsistency(before, asked, proof);
  } catch (error) {
    return { status: 422, why: (error as Error).message };
  }
  return { status: 200, text, checkpoint: asked };
}
