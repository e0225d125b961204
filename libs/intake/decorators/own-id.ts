import { type FieldDecorator, composed } from '../validation/constraint.js';
import { Optional } from './optional.js';
import { Id } from './texts.js';

/** The caller's own id for what is created; one is made where it is left out. */
export const OwnId = (thing: string, example: string): FieldDecorator =>
  composed(
    Optional(),
    Id(`Your id for the ${thing}. Left out: made for it, from the idempotency key if there is one.`, example),
  );
