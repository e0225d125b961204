type Flat<T> = { [K in keyof T]: T[K] };

/** The same fields, where each that may be undefined is optional instead. */
export type Defined<T> = Flat<
  { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
    [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
  }
>;

/** A copy without the fields that are undefined, so that optional fields can be written down like any other. */
export function defined<T extends object>(fields: T): Defined<T> {
  const copy: Partial<T> = {};
  for (const key of Object.keys(fields) as (keyof T)[])
    if (fields[key] !== undefined) copy[key] = fields[key];
  return copy as Defined<T>;
}
