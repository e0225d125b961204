type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type KeysOf<T> = T extends unknown ? keyof T : never;
type FieldOf<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

/**
 * The names of the fields in which the class `C` that documents an answer and the type `T` of what is
 * answered differ, however deep: one has a field that the other lacks, or the class promises one that may be
 * left out. `never` where they agree.
 */
export type Drift<C, T> = [T] extends [string | number | boolean | null | undefined]
  ? never
  : [T] extends [readonly (infer Item)[]]
    ? C extends readonly (infer Documented)[]
      ? Drift<Documented, Item>
      : never
    : string extends keyof C
      ? never // Documented as a map, with whatever it holds.
      : | Exclude<KeysOf<T>, keyof C>
        | Exclude<keyof C, KeysOf<T>>
        | Exclude<OptionalKeys<T>, OptionalKeys<C>>
        | { [K in keyof C & KeysOf<T>]: Drift<NonNullable<C[K]>, NonNullable<FieldOf<T, K>>> }[keyof C &
            KeysOf<T>];
