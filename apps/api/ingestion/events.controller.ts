import { IsBoolean } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import {
  InvalidInput,
  LIMITS,
  MalformedJson,
  Optional,
  fromBinary,
  invalid,
  isBinary,
  linesOf,
  readJson,
} from '#intake';
import { Readable } from 'node:stream';
import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type IngestedItem, Refused, answerInOrder, problem, problemOf } from '#runtime';
import { CLOUD_EVENT_BATCH_TYPE, CLOUD_EVENT_TYPE, NDJSON_TYPE, essenceOf } from '../http/media-types.js';
import { type HttpReply, type HttpRequest } from '../http/request.js';
import { ApiIngestion } from './api-ingestion.decorator.js';
import { EventIntake } from './event-intake.js';

class EventsQuery {
  @Optional()
  @IsBoolean()
  @JSONSchema({ description: 'Give the same answers, and record nothing.', default: false })
  dryRun = false;
}

/** Answers that wait to be fetched, before no more lines are read: most senders first send all of theirs. */
const ANSWER_BYTES = 16 * 1024 * 1024;

@ApiTags('Events')
@Controller('v1/events')
export class EventsController {
  constructor(private readonly intake: EventIntake) {}

  @Post()
  @HttpCode(200)
  @ApiIngestion()
  async sendEvents(
    @Query() { dryRun }: EventsQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<Readable | { items: IngestedItem[] }> {
    const ingest = this.intake.begin(request, dryRun);
    const type = essenceOf(request);
    if (type === NDJSON_TYPE) {
      reply.header('content-type', `${NDJSON_TYPE}; charset=utf-8`);
      const lines = linesOf(request.body as AsyncIterable<Buffer>, LIMITS.lineBytes);
      return Readable.from(answerLines(answerInOrder(lines, ({ bytes }) => ingestLine(bytes, ingest))), {
        objectMode: false,
        highWaterMark: ANSWER_BYTES,
      });
    }
    const items: IngestedItem[] = [];
    for await (const item of answerInOrder(each(eventsIn(request, type)), ingest)) items.push(item);
    if (type !== CLOUD_EVENT_BATCH_TYPE) reply.status(items[0]?.problem?.status ?? 200);
    return { items };
  }
}

type Ingest = (event: unknown) => Promise<IngestedItem>;

async function ingestLine(line: Buffer, ingest: Ingest): Promise<IngestedItem> {
  try {
    return await ingest(readJson(line));
  } catch (error) {
    if (error instanceof MalformedJson || error instanceof InvalidInput) return rejected(error);
    throw error;
  }
}

function rejected(error: unknown): IngestedItem {
  const found =
    problemOf(error) ?? problem('internal-error', { detail: 'Something went wrong that should not have.' });
  return { status: 'rejected', problem: found };
}

/** Once there are answers on their way, a failure can only be the last of them. */
async function* answerLines(items: AsyncIterable<IngestedItem>): AsyncGenerator<string> {
  let begun = false;
  try {
    for await (const item of items) {
      begun = true;
      yield `${JSON.stringify(item)}\n`;
    }
  } catch (error) {
    if (!begun) throw error;
    yield `${JSON.stringify(rejected(error))}\n`;
  }
}

/** The events that a request holds, which is no list of lines. @throws InvalidInput, Refused */
function eventsIn({ headers, body }: HttpRequest, type: string): readonly unknown[] {
  if (type === CLOUD_EVENT_TYPE) return [body];
  if (type === CLOUD_EVENT_BATCH_TYPE) {
    if (!Array.isArray(body)) throw new InvalidInput(invalid('must be a list of CloudEvents'));
    if (body.length <= LIMITS.batchEvents) return body;
    const detail = `A batch holds ${LIMITS.batchEvents} events at most: send more of them as ${NDJSON_TYPE}.`;
    throw new Refused('too-large', { detail });
  }
  if (isBinary(headers)) return [fromBinary(headers, body)];
  const detail = `must be there for a CloudEvent in binary mode; others are sent as ${CLOUD_EVENT_TYPE}`;
  throw new Refused('invalid-input', {
    detail: `ce-specversion ${detail}.`,
    errors: [{ header: 'ce-specversion', detail }],
  });
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
