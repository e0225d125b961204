/** A proof, a signature or a format does not hold: the message says which, in a sentence. */
export class NotVerified extends Error {
  override readonly name: string = 'NotVerified';
}
