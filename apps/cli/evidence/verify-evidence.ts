import { readFileSync } from 'node:fs';
import { BundleRefused, type VerifiedBundle, verifyBundle } from '#runtime';
import { NotVerified, type Policy, parsePolicy, verifierFrom } from '#transparency-log';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { answer } from '../terminal/answer.js';
import { counted } from '../terminal/figures.js';
import { type Terminal } from '../terminal/terminal.js';

export interface VerifyEvidenceOptions {
  /** Of logs that are trusted, as signed notes write them. */
  readonly key: readonly string[];
  /** A file with a policy of logs and witnesses. */
  readonly policy?: string | undefined;
}

/** Checks an evidence bundle with public keys alone: no store is opened. @throws Failure */
export function verifyEvidence(file: string, options: VerifyEvidenceOptions, terminal: Terminal): ExitStatus {
  const policy = policyOf(options);
  try {
    const found = told(verifyBundle(read(file), policy));
    answer(terminal, { json: { verified: true, ...found }, shown: found, text: verifiedText });
    return EXIT.good;
  } catch (error) {
    if (!(error instanceof BundleRefused)) throw error;
    const { problem, message, place } = error;
    const found = { problem, ...place, detail: message };
    answer(terminal, { json: { verified: false, ...found }, shown: found, text: refusedText });
    return EXIT.data;
  }
}

/** @throws Failure */
function policyOf({ key, policy }: VerifyEvidenceOptions): Policy {
  try {
    const none: Policy = { logs: [], witnesses: [], isQuorum: () => true };
    const given = policy === undefined ? none : parsePolicy(read(policy).toString());
    const logs = [...key.map((text) => ({ verifier: verifierFrom(text) })), ...given.logs];
    if (logs.length > 0) return { ...given, logs };
  } catch (error) {
    if (!(error instanceof NotVerified)) throw error;
    throw new Failure(error.message, EXIT.usage);
  }
  throw new Failure('Say with --key or --policy whose signature is trusted.', EXIT.usage);
}

/** @throws Failure */
function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${(error as Error).message}`, EXIT.usage);
  }
}

const told = ({ stream, events, chainedFrom, checkpoint, cosigned, attestation }: VerifiedBundle) => ({
  stream,
  events,
  chainedFrom,
  log: checkpoint.origin,
  size: checkpoint.size,
  cosigned: cosigned.map(({ name }) => name),
  madeAt: String(attestation.metadata['recordedAt']),
  madeFor: String(attestation.metadata['recordedBy']),
});

function verifiedText(found: ReturnType<typeof told>): string {
  const { stream, events, chainedFrom, log, size, cosigned, madeAt, madeFor } = found;
  return [
    `verified: ${counted(events, 'event')} of ${stream}, chained from ${chainedFrom}`,
    `log: ${log}, ${size} entries; cosigned by ${cosigned.join(', ') || '-'}`,
    `made for ${madeFor} at ${madeAt}`,
  ].join('\n');
}

interface Refusal {
  readonly problem: string;
  readonly detail: string;
  readonly line: number;
  readonly event?: number;
}

function refusedText({ problem, line, event, detail }: Refusal): string {
  return `not verified: ${problem} (line ${line}${event === undefined ? '' : `, event ${event}`}): ${detail}`;
}
