import { changesStructure, dateOf, eventOf } from '#domain';
import { type Intent } from './intent.js';

/** A day, counted from 1970-01-01, as its intent would tell it. */
export function told(
  day: number,
  { action, precisions: [most, structure], amount }: Pick<Intent, 'action' | 'precisions' | 'amount'>,
): string {
  const date = dateOf(day);
  const precision = changesStructure(eventOf(action)) ? structure : most;
  switch (precision) {
    case 'year':
      return date.slice(0, 4);
    case 'month':
      return date.slice(0, 7);
    case 'day':
      return date;
    case 'instant':
      return `${date}T${String(amount % 24).padStart(2, '0')}:30:00Z`;
    default:
      return precision satisfies never;
  }
}
