import { createContext, runInContext } from 'node:vm';
import { type LogRecord } from '../log/record.js';
import { linkTo } from './by-category.js';
import { type Emitted, type Projection } from './projections.js';

/** An event as queries see it. */
interface QueryEvent {
  readonly streamId: string;
  readonly eventType: string;
  readonly eventId: string;
  readonly sequenceNumber: number;
  readonly isJson: boolean;
  readonly data: unknown;
  readonly body: unknown;
  readonly metadata: unknown;
}

type Handler = (state: unknown, event: QueryEvent) => unknown;
type Handlers = Readonly<Record<string, Handler | undefined>>;
type Selects = (record: LogRecord) => boolean;

/** Compiles a query: `fromStream(…)`, `fromStreams(…)`, `fromCategory(…)` or `fromAll()`, then `.when({…})`. */
export function compileQuery(source: string): Projection {
  const emitted: Emitted[] = [];
  const records = new WeakMap<object, LogRecord>();
  let selects: Selects = () => false;
  let handlers: Handlers = {};

  const from = (chosen: Selects): unknown => {
    selects = chosen;
    const chain = { when: (given: Handlers) => ((handlers = given), chain), outputState: () => chain };
    return chain;
  };
  const context = createContext({
    fromAll: () => from((record) => !record.stream.startsWith('$')),
    fromStream: (name: string) => from(({ stream }) => stream === name),
    fromStreams: (...names: (string | string[])[]) => from(({ stream }) => names.flat().includes(stream)),
    fromCategory: (name: string) => from(({ stream }) => stream.startsWith(`${name}-`)),
    linkTo: (stream: string, event: QueryEvent) => {
      const record = records.get(event);
      if (record) emitted.push(linkTo(stream, record));
    },
    emit: (stream: string, type: string, data: unknown, metadata: Record<string, unknown> = {}) =>
      emitted.push({ stream, type, isJson: true, data: JSON.stringify(data), metadata }),
  });
  runInContext(source, context);

  let state = handlers['$init']?.({}, queryEvent(undefined)) ?? {};
  return (record) => {
    if (!selects(record)) return [];
    const handler = handlers[record.type] ?? handlers['$any'];
    if (!handler) return [];
    const event = queryEvent(record);
    records.set(event, record);
    state = handler(state, event) ?? state;
    return emitted.splice(0);
  };
}

function queryEvent(record: LogRecord | undefined): QueryEvent {
  const data = record && parsed(record.data);
  return {
    streamId: record?.stream ?? '',
    eventType: record?.type ?? '',
    eventId: record?.id ?? '',
    sequenceNumber: Number(record?.revision ?? -1),
    isJson: record?.isJson ?? false,
    data,
    body: data,
    metadata: record && parsed(record.metadata),
  };
}

function parsed(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
