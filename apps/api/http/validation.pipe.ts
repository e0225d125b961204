import { type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { type BodyClass, validated, validatedQuery } from '#intake';

const isClass = (metatype: ArgumentMetadata['metatype']): metatype is BodyClass =>
  metatype !== undefined && metatype !== Object && metatype !== String;

/** Holds a body, the parameters of a path and those of a query against the class that the handler expects. */
export class ValidationPipe implements PipeTransform<unknown> {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || !isClass(metatype)) return value;
    // No body at all is an empty object.
    if (type === 'body') return validated(metatype, value === undefined ? {} : value);
    return validatedQuery(metatype, value as Readonly<Record<string, unknown>>);
  }
}
