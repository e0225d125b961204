import { COSIGNATURE_ED25519, ED25519 } from '../note/algorithms.js';
import { type Checkpoint, checkpointText } from '../note/checkpoint-text.js';
import { type Signer, signerOf } from '../note/keys.js';
import { noteOf, signatureOf } from '../note/signed-note.js';
import { rootOf } from '../tree/compact-range.js';
import { proveConsistency } from '../tree/consistency.js';
import { leafHash } from '../tree/hashes.js';
import { addCheckpointText, type Considered, consider, parseAddCheckpoint } from './add-checkpoint.js';

const ORIGIN = 'example.com/log';
const log = signerOf(ORIGIN, ED25519, leafHash('log'));
const leaves = Array.from({ length: 20 }, (_, n) => leafHash(`entry ${n}`));
const head = (size: number): Checkpoint => ({ origin: ORIGIN, size, root: rootOf(leaves.slice(0, size)) });

function signed(checkpoint: Checkpoint, by: Signer = log): string {
  const text = checkpointText(checkpoint);
  return noteOf({ text, signatures: [signatureOf(text, by)] });
}

const proof = (from: number, to: number) =>
  proveConsistency(from, to, (subtrees) =>
    Promise.resolve(
      subtrees.map(({ level, index }) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))),
    ),
  );

async function asked(
  from: number,
  to: number,
  checkpoint = signed(head(to)),
  latest = from,
): Promise<Considered> {
  const body = addCheckpointText({ old: from, proof: await proof(from, to), checkpoint });
  return consider(body, [log], () => (latest === 0 ? undefined : head(latest)));
}

describe('a witness', () => {
  it.each([
    [0, 0],
    [0, 7],
    [7, 7],
    [7, 20],
  ])('cosigns a log that grew from %i to %i', async (from, to) => {
    expect(await asked(from, to)).toMatchObject({ status: 200, checkpoint: head(to) });
  });

  it('reads the request that the specification shows', () => {
    const body =
      'old 20852014\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\njrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
    const read = parseAddCheckpoint(body);
    expect(read).toMatchObject({ old: 20852014, proof: { length: 2 } });
    expect(addCheckpointText(read)).toBe(body);
  });

  it.each<[string, () => Promise<Considered>, number, string]>([
    ['a log that it does not know', () => asked(0, 3, signed({ ...head(3), origin: 'other' })), 404, 'other'],
    [
      'a checkpoint signed with another key',
      () => asked(0, 3, signed(head(3), signerOf(ORIGIN, ED25519, leafHash('thief')))),
      403,
      'No key that is trusted',
    ],
    [
      'a signature that does not hold',
      () => asked(0, 3, signed(head(3)).replace('log\n3', 'log\n4')),
      403,
      'does not hold',
    ],
    ['an old size that is larger', () => asked(5, 5, signed(head(3))), 400, 'larger'],
    ['an old checkpoint, replayed', () => asked(0, 3, signed(head(3)), 7), 409, 'has 7 entries'],
    ['a log that was rolled back', () => asked(3, 5, signed(head(5)), 7), 409, 'has 7 entries'],
    [
      'a fork of the same size',
      () => asked(7, 7, signed({ ...head(7), root: leafHash('fork') })),
      409,
      'has forked',
    ],
    [
      'a fork that grew',
      () => asked(7, 9, signed({ ...head(9), root: leafHash('fork') })),
      422,
      'leads to another tree',
    ],
    [
      'no proof',
      () =>
        Promise.resolve(
          consider(addCheckpointText({ old: 7, proof: [], checkpoint: signed(head(9)) }), [log], () =>
            head(7),
          ),
        ),
      422,
      'empty',
    ],
  ])('refuses %s', async (_, ask, status, why) => {
    const considered = await ask();
    expect(considered.status).toBe(status);
    expect('why' in considered ? considered.why : '').toContain(why);
  });

  it('tells what it has cosigned, to whoever does not know', async () => {
    expect(await asked(0, 9, signed(head(9)), 7)).toMatchObject({ status: 409, size: 7 });
  });

  it.each([
    '',
    'old 0',
    'old 00\n\nx',
    'new 0\n\nx',
    `old 0\n${'x'.repeat(44)}\n\nx`,
    `old 0\n\n${'log\n3\n'}`,
  ])('cannot read %j', (body) => {
    expect(consider(body, [log], () => undefined).status).toBe(400);
  });

  it('takes no key of a witness for that of a log', () => {
    const other = signerOf('x', COSIGNATURE_ED25519, leafHash('x'));
    const body = addCheckpointText({ old: 0, proof: [], checkpoint: signed(head(3)) });
    expect(consider(body, [other], () => undefined).status).toBe(404);
  });
});
