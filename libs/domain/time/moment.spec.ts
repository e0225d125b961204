import { insertInOrder, lastBefore, precedes } from './moment.js';

const moment = (at: number, revision: number) => ({ at, revision });

describe('the order of an alliance', () => {
  it('is by time, then by recording', () => {
    expect(precedes(moment(1, 9), moment(2, 0))).toBe(true);
    expect(precedes(moment(1, 0), moment(1, 1))).toBe(true);
    expect(precedes(moment(1, 1), moment(1, 1))).toBe(false);
  });

  it('puts what comes late in its place', () => {
    const items = [moment(1, 0), moment(3, 1), moment(3, 2)];
    expect(insertInOrder(items, moment(2, 3))).toEqual([items[0], moment(2, 3), items[1], items[2]]);
    expect(insertInOrder(items, moment(3, 3))).toEqual([...items, moment(3, 3)]);
    expect(insertInOrder(items, moment(0, 3))).toEqual([moment(0, 3), ...items]);
    expect(items).toHaveLength(3);
  });

  it('finds what stood before', () => {
    const items = [moment(1, 0), moment(3, 1)];
    expect(lastBefore(items)).toEqual(items[1]);
    expect(lastBefore(items, moment(3, 1))).toEqual(items[0]);
    expect(lastBefore(items, moment(1, 0))).toBeUndefined();
  });
});
