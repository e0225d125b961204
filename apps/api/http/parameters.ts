import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { type ProblemPlace, Refused } from '#runtime';

/** A query parameter: how its text is read, and how it is described. */
export interface Parameter<V> {
  /** The value; or, if it is none, what is expected instead. */
  readonly read: (text: string) => { readonly value: V } | { readonly detail: string };
  readonly schema: object;
  readonly description: string;
  readonly example?: unknown;
  /** Where the parameter is left out. */
  readonly fallback?: V;
}

type Specs = Readonly<Record<string, Parameter<unknown>>>;
type Valued<P> = P extends { readonly read: (text: string) => infer R }
  ? Extract<R, { value: unknown }>['value']
  : never;

/** What the parameters of a query say: those with a fallback always say something. */
export type Values<S extends Specs> = {
  readonly [K in keyof S]: S[K] extends { readonly fallback: unknown }
    ? Valued<S[K]>
    : Valued<S[K]> | undefined;
};

/** The query parameters of an endpoint. */
export class Parameters<S extends Specs> {
  private readonly entries: readonly (readonly [string, Parameter<unknown>])[];

  constructor(specs: S) {
    this.entries = Object.entries(specs);
  }

  /** @throws Refused, naming all that is wrong: what is unknown, given twice, or not as it should be */
  read(query: unknown): Values<S> {
    const given = query as Readonly<Record<string, unknown>>;
    const errors: ProblemPlace[] = Object.keys(given)
      .filter((name) => !this.entries.some(([known]) => known === name))
      .map((parameter) => ({ parameter, detail: 'is not a parameter that is known here' }));
    const values: Record<string, unknown> = {};
    for (const [name, parameter] of this.entries) {
      const reading = readOne(parameter, given[name]);
      if ('detail' in reading) errors.push({ parameter: name, detail: reading.detail });
      else values[name] = reading.value;
    }
    if (errors.length > 0) throw refused(errors);
    return values as Values<S>;
  }

  /** Describes them in the documentation of an endpoint. */
  document(): MethodDecorator {
    return applyDecorators(
      ...this.entries.map(([name, { schema, description, example, fallback }]) =>
        ApiQuery({
          name,
          required: false,
          description,
          schema: { ...schema, ...(fallback === undefined ? {} : { default: fallback }) },
          ...(example === undefined ? {} : { example }),
        }),
      ),
    );
  }
}

export const NO_PARAMETERS = new Parameters({});

function readOne(parameter: Parameter<unknown>, given: unknown): { value: unknown } | { detail: string } {
  if (given === undefined) return { value: parameter.fallback };
  return typeof given === 'string' ? parameter.read(given) : { detail: 'must not be given twice' };
}

function refused(errors: readonly ProblemPlace[]): Refused {
  const wrong = errors
    .map((error) => `${'parameter' in error ? error.parameter : ''} ${error.detail}`)
    .join('; ');
  return new Refused('invalid-input', { detail: `${wrong}.`, errors });
}
