import { type Document } from '#read-store';

import { fromStored, toStored } from './stored-document.js';

const document = (fields: object): Document => ({ _id: 'a', position: '1', ...fields });

describe('a document in MongoDB', () => {
  it('is stored as it is', () => {
    const plain = document({ text: '🕊 \u0000', list: [1, { deep: [null, true] }], gone: undefined });
    expect(toStored(plain)).toBe(plain);
    expect(fromStored(toStored(plain))).toBe(plain);
  });

  it.each([
    ['half a surrogate pair', { text: 'a\ud800b' }, { text: 'a\ufffdb' }],
    ['a name with a dot', { by: { 'acme.corp': 1 } }, { by: { 'acme．corp': 1 } }],
    ['a name with a dollar', { $ref: 1 }, { '＄ref': 1 }],
    ['a name without a letter', { by: { '': 1 } }, { by: { '（）': 1 } }],
    ['a name with half a pair', { by: { '\udc00': 1 } }, { by: { '\ufffd': 1 } }],
    ['a list of lists', { pairs: [['a', 1]] }, { pairs: ['["a",1]'] }],
    ['a field of ours', { _exact: 'mine' }, {}],
  ])('that is not BSON for %s is stored nearly, and given back exactly', (_, fields, nearly) => {
    const stored = toStored(document(fields));
    expect(stored).toMatchObject({ _id: 'a', position: '1', ...nearly });
    expect(fromStored(stored)).toEqual(document(fields));
  });
});
