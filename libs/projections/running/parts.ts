/** One of the parts (from 0) that the streams are divided into, so that projectors can share the work. */
export interface Part {
  readonly number: number;
  readonly of: number;
}

export const WHOLE: Part = { number: 0, of: 1 };

export function isIn({ number, of }: Part, stream: string): boolean {
  return partOf(stream, of) === number;
}

/** Which part a stream belongs to: the same in every process, whatever the machine. */
export function partOf(stream: string, parts: number): number {
  return parts === 1 ? 0 : hashOf(stream) % parts;
}

/** FNV-1a of 32 bits, folded, so that its low bits depend on all of the text. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
