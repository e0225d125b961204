import { createHash } from 'node:crypto';
import { v5, v7 } from 'uuid';
import { type Clock, type Identity } from '#application';

/** Never change it: ids of what was recorded under a key follow from it. */
const NAMESPACE = 'f0a3a5c1-5f0e-5d0b-9c58-6e7a2d3c9b41';

export const identity: Identity = {
  fresh: () => v7(),
  named: (name) => v5(name, NAMESPACE),
  digest: (text) => createHash('sha256').update(text).digest('hex'),
};

let last = { at: NaN, text: '' };

/** Many commands come within a millisecond: it is written out once. */
export const systemClock: Clock = () => {
  const at = Date.now();
  if (at !== last.at) last = { at, text: new Date(at).toISOString() };
  return last.text;
};
