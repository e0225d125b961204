/** A thing while it is made, by whoever makes it. */
export type Draft<T> = { -readonly [Field in keyof T]: T[Field] };
