import { defined } from './defined.js';

interface Person {
  readonly name: string;
  readonly role?: string;
}

describe('defined', () => {
  it('leaves out what is undefined, and keeps every other value', () => {
    expect(
      defined({ name: 'Ada', role: undefined, age: 0, note: '', gone: null, present: false }),
    ).toStrictEqual({
      name: 'Ada',
      age: 0,
      note: '',
      gone: null,
      present: false,
    });
  });

  it('gives what a type with optional fields takes', () => {
    const role: string | undefined = ['chair'].at(1);
    const person: Person = defined({ name: 'Ada', role });
    expect(person).toStrictEqual({ name: 'Ada' });
  });

  it('goes on leaving optional fields optional', () => {
    const given: Person = { name: 'Ada', role: 'chair' };
    const person: Person = defined({ ...given });
    expect(person).toStrictEqual(given);
  });
});
