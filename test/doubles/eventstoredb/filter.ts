import { type LogRecord } from './log/record.js';
import { invalidArgument } from './wire/errors.js';
import { type streams } from './wire/protocol.js';

/** How many events a server looks at in one go, where a filter says nothing else. */
const READ_BATCH = 32;

export interface Filter {
  readonly matches: (record: LogRecord) => boolean;
  /** After how many events looked at a subscription says how far it got. */
  readonly checkpointInterval: number;
}

/** @throws RpcError if it makes no sense */
export function filterOf(options: streams.ReadReq.Options.FilterOptions): Filter {
  const multiplier = options.getCheckpointintervalmultiplier();
  const window = options.hasMax() ? options.getMax() : READ_BATCH;
  if (window === 0) throw invalidArgument("'MaxSearchWindow' must be greater than 0");
  return { matches: matcher(options), checkpointInterval: Math.max(1, multiplier) * window };
}

function matcher(options: streams.ReadReq.Options.FilterOptions): (record: LogRecord) => boolean {
  const byStream = options.getStreamIdentifier();
  if (byStream) {
    const test = textMatcher(byStream);
    return (record) => test(record.stream);
  }
  const byType = options.getEventType();
  if (!byType) throw invalidArgument('The filter names neither streams nor event types');
  const test = textMatcher(byType);
  return (record) => test(record.type);
}

function textMatcher(
  expression: streams.ReadReq.Options.FilterOptions.Expression,
): (text: string) => boolean {
  const regex = expression.getRegex();
  if (regex !== '') {
    const compiled = compile(regex);
    return (text) => compiled.test(text);
  }
  const prefixes = expression.getPrefixList();
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}

function compile(regex: string): RegExp {
  try {
    return new RegExp(regex);
  } catch {
    throw invalidArgument(`'${regex}' is not a valid regular expression`);
  }
}
