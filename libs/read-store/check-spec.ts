import { type ProjectionSpec } from './document.js';

const NAME = /^[a-z][a-z0-9_]*$/;
const FIELD = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Refuses a specification that a store could not build, and a part that it does not have. @throws RangeError */
export function checkSpec(spec: ProjectionSpec, part = 0): void {
  const { parts = 1, collections } = spec;
  require(Number.isSafeInteger(spec.version), `the version ${spec.version}`);
  require(Number.isSafeInteger(parts) && parts > 0, `${parts} parts`);
  require(Number.isSafeInteger(part) && part >= 0 && part < parts, `part ${part} of ${parts}`);
  for (const { name, indexes, lists = [] } of collections) {
    require(NAME.test(name), `a collection named ${name}`);
    for (const field of [...indexes.flat(), ...lists]) require(FIELD.test(field), `the field ${field}`);
    for (const field of indexes.flat())
      require(!lists.includes(field), `${field} as both a list and a value`);
  }

  function require(good: boolean, what: string): void {
    if (!good) throw new RangeError(`The projection ${spec.name} cannot have ${what}.`);
  }
}
