import { Id } from '../decorators/texts.js';
import { type BodyClass } from '../validation/constraint.js';
import { type CommonFields } from './common-fields.js';

/** What an event is about, where the path says it over HTTP: in what is sent as an event, it stands among the data. */
const ITEMS = {
  partnerId: ['The partner.', 'arts-centre'],
  commitmentId: ['The commitment.', 'spring-teachers'],
  contributionId: ['The contribution.', 'spring-rooms'],
  objectiveId: ['The objective.', 'full-courses'],
  needId: ['The need.', 'projectors'],
  concernId: ['The concern.', 'late-answers'],
  breachId: ['The breach.', 'shared-addresses'],
  eventId: [
    'The event that was wrong: its `eventId`, as the answer to it or the lifecycle says.',
    '0198f5f0-6d3c-7c4e-9d6a-0f2a4c1b7e11',
  ],
} as const;

type ItemId = keyof typeof ITEMS;

/** The class of what a body says together with the id that its path says. */
export function ofItem<C extends BodyClass<CommonFields>, I extends ItemId>(id: I, body: C): ItemClass<C, I> {
  const data = class extends (body as BodyClass) {};
  Object.defineProperty(data, 'name', { value: body.name.replace(/Body$/, 'Data') });
  const [description, example] = ITEMS[id];
  Id(description, example)(data.prototype, id);
  return data as unknown as ItemClass<C, I>;
}

type ItemClass<C extends BodyClass, I extends string> = BodyClass<
  InstanceType<C> & Readonly<Record<I, string>>
> &
  Omit<C, 'prototype'>;
