import { BSON, type Document } from 'mongodb';

/** OP_REPLY, OP_QUERY and OP_MSG of MongoDB's wire protocol. */
const REPLY = 1;
const QUERY = 2004;
const MESSAGE = 2013;
const HEADER_BYTES = 16;
/** Of an OP_MSG: its flags. */
const FLAG_BYTES = 4;

export interface Request {
  readonly id: number;
  readonly command: Document;
  /** Sent as drivers greet a server whose version they do not know yet. */
  readonly isLegacy: boolean;
}

/** Puts together what arrives in pieces: whole messages, as they were sent. */
export class MessageReader {
  private held = Buffer.alloc(0);

  /** @returns the messages that are complete by now */
  take(data: Buffer): Buffer[] {
    this.held = Buffer.concat([this.held, data]);
    const messages: Buffer[] = [];
    while (this.held.length >= 4 && this.held.length >= this.held.readInt32LE(0)) {
      const length = this.held.readInt32LE(0);
      messages.push(this.held.subarray(0, length));
      this.held = this.held.subarray(length);
    }
    return messages;
  }
}

export function requestIn(message: Buffer): Request {
  const [id, kind] = [message.readInt32LE(4), message.readInt32LE(12)];
  if (kind === MESSAGE) return { id, command: commandIn(message), isLegacy: false };
  if (kind !== QUERY) throw new Error(`Messages of kind ${kind} are not understood.`);
  const name = message.indexOf(0, HEADER_BYTES + FLAG_BYTES);
  return { id, command: BSON.deserialize(message.subarray(name + 9)), isLegacy: true };
}

/** A body, and lists of documents beside it, each of which is a field of the command. */
function commandIn(message: Buffer): Document {
  let command: Document = {};
  for (let at = HEADER_BYTES + FLAG_BYTES; at < message.length;) {
    const isBody = message[at] === 0;
    const size = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + size);
    if (isBody) command = { ...BSON.deserialize(section), ...command };
    else Object.assign(command, documentsIn(section));
    at += 1 + size;
  }
  return command;
}

function documentsIn(section: Buffer): Document {
  const end = section.indexOf(0, 4);
  const documents: Document[] = [];
  for (let at = end + 1; at < section.length;) {
    const size = section.readInt32LE(at);
    documents.push(BSON.deserialize(section.subarray(at, at + size)));
    at += size;
  }
  return { [section.toString('utf8', 4, end)]: documents };
}

/** The name of the command in a message, without reading the rest; undefined for a greeting. */
export function commandNameIn(message: Buffer): string | undefined {
  if (message.readInt32LE(12) !== MESSAGE) return undefined;
  const start = HEADER_BYTES + FLAG_BYTES + 1 + 4 + 1;
  return message.toString('utf8', start, message.indexOf(0, start));
}

export function answerTo({ id, isLegacy }: Request, document: Document): Buffer {
  const body = Buffer.from(BSON.serialize(document));
  const head = Buffer.alloc(HEADER_BYTES + (isLegacy ? 20 : FLAG_BYTES + 1));
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(id, 8);
  head.writeInt32LE(isLegacy ? REPLY : MESSAGE, 12);
  if (isLegacy) head.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([head, body]);
}
