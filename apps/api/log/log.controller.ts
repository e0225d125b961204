import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { streamOf } from '#domain';
import { NotFound } from '#application';
import { Refused, type SoughtEntry, type TransparencyLog } from '#runtime';
import { parseCheckpoint, parseNote, parseTilePath, toBase64 } from '#transparency-log';
import { type HttpReply, type HttpRequest } from '../http/request.js';
import { Roles } from '../http/route-config.js';
import { ANSWERED } from '../openapi/headers.js';
import { ApiParameters } from '../openapi/parameters.decorator.js';
import { ApiProblems } from '../openapi/problems.decorator.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { TRANSPARENCY_LOG } from '../runtime/tokens.js';
import { ConsistencyAnswer, InclusionAnswer, LogKeysAnswer } from './log-answers.js';
import { CheckpointQuery, ConsistencyQuery, InclusionQuery } from './log-queries.js';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
/** What never changes under its address. */
const FOR_GOOD = 'private, max-age=31536000, immutable';

/** What the log has signed, and proofs of it, by published formats. */
@ApiTags('Transparency log')
@Controller('v1/log')
export class LogController {
  constructor(@Inject(TRANSPARENCY_LOG) private readonly log: TransparencyLog) {}

  @Get('checkpoint')
  @Roles('auditor')
  @ApiOperation({
    summary: 'The last checkpoint of the log',
    description: 'A signed note (C2SP tlog-checkpoint), with the signatures of witnesses.',
  })
  @ApiParameters()
  @ApiProduces('text/plain')
  @ApiResponse({
    status: 200,
    description: 'The note.',
    headers: ANSWERED,
    content: { 'text/plain': { schema: { type: 'string' } } },
  })
  @ApiProblems(400, 401, 403, 404, 503)
  async getCheckpoint(
    @Query() { after }: CheckpointQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    const note = after === undefined ? await this.log.checkpoint() : await this.log.checkpointWith(after);
    if (note === undefined) throw nothingSigned();
    reply.header('content-type', TEXT).header('cache-control', 'no-cache');
    return note;
  }

  @GetQuery('inclusion', InclusionAnswer, 'The proof that the log has an event', {
    description:
      'By `allianceId` and `revision`, by `hash`, or by `index`; in the tree of the last checkpoint. Where that does not have the event yet: 404.',
    roles: ['auditor'],
  })
  async getInclusion(@Query() query: InclusionQuery): Promise<InclusionAnswer> {
    const proven = await this.log.inclusion(soughtBy(query));
    if (proven === undefined)
      throw new NotFound(
        'The last checkpoint of the log does not have the event: ask for /v1/log/checkpoint?after=, with its position.',
      );
    const { index, leaf, proof, checkpoint, tlogProof } = proven;
    const { size, root } = parseCheckpoint(parseNote(checkpoint).text);
    return { index, size, leaf: toBase64(leaf), proof: proof.map(toBase64), root: toBase64(root), tlogProof };
  }

  @GetQuery(
    'consistency',
    ConsistencyAnswer,
    'The proof that the tree of one size begins with that of another',
    {
      roles: ['auditor'],
    },
  )
  async getConsistency(@Query() { from, to }: ConsistencyQuery): Promise<ConsistencyAnswer> {
    const proof = await this.log.consistency(from, to);
    if (proof === undefined)
      throw new NotFound(`No checkpoint has ${to} entries or more, or ${from} are more.`);
    return { from, to, proof: proof.map(toBase64) };
  }

  @GetQuery(
    'keys',
    LogKeysAnswer,
    'The name of the log, the keys that have signed for it, and its names before',
    {
      roles: ['auditor'],
    },
  )
  async getLogKeys(): Promise<LogKeysAnswer> {
    const state = await this.log.state();
    if (state === undefined) throw nothingSigned();
    const { origin, keys, former } = state;
    return { origin, keys, former };
  }

  @Get('tile/*')
  @Roles('auditor')
  @ApiOperation({
    summary: 'A tile of the tree, or a bundle of entries',
    description:
      'As C2SP tlog-tiles has them: `<level>/<index>`, `entries/<index>`, with `.p/<width>` for what is not full. An entry is the canonical form (RFC 8785) of an event. A bundle with an entry of more than 65,535 bytes cannot be written in this format: 404.',
  })
  @ApiParam({ name: 'path', schema: { type: 'string' }, example: '0/000.p/1' })
  @ApiProduces(BYTES)
  @ApiResponse({
    status: 200,
    description: 'The hashes, 32 bytes each; or the entries, each after its length.',
    headers: ANSWERED,
    content: { [BYTES]: { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiProblems(400, 401, 403, 404, 503)
  async getTile(
    @Req() { params }: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<Buffer> {
    const path = (params as Readonly<Record<string, string>>)['*'] ?? '';
    const tile = parseTilePath(path);
    const bytes = tile === undefined ? undefined : await this.log.tile(tile);
    if (bytes === undefined) throw new NotFound(`The log has no tile ${path}.`);
    reply.header('content-type', BYTES).header('cache-control', FOR_GOOD);
    return bytes;
  }
}

const nothingSigned = (): NotFound =>
  new NotFound(
    'The log has signed nothing yet: ask for /v1/log/checkpoint?after=, with the position of an event.',
  );

function soughtBy({ allianceId, revision, hash, index }: InclusionQuery): SoughtEntry {
  const ways = [
    ...(allianceId !== undefined && revision !== undefined
      ? [{ stream: streamOf(allianceId), revision }]
      : []),
    ...(hash !== undefined ? [{ hash: Buffer.from(hash, 'base64') }] : []),
    ...(index !== undefined ? [{ index }] : []),
  ];
  const isHalf = (allianceId === undefined) !== (revision === undefined);
  const [way] = ways;
  if (way !== undefined && ways.length === 1 && !isHalf) return way;
  const detail = 'must be given in one way: allianceId with revision, hash, or index';
  throw new Refused('invalid-input', {
    detail: `The event ${detail}.`,
    errors: ['allianceId', 'revision', 'hash', 'index'].map((parameter) => ({ parameter, detail })),
  });
}
