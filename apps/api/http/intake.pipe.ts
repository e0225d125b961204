import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { validated } from '#intake';

/** Holds a request's body against the class that its handler expects. No body at all is an empty object. */
export class IntakePipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || metatype === undefined || metatype === Object) return value;
    return validated(metatype as new () => object, value === undefined ? {} : value);
  }
}
