import { type Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** The class of a page of a list. */
export function PageOf<T>(Item: Type<T>): Type<{ readonly items: readonly T[]; readonly next?: string }> {
  class PageAnswer {
    @ApiProperty({ type: () => Item, isArray: true }) items!: readonly T[];
    @ApiPropertyOptional({ description: 'The `cursor` of the next page.' }) next?: string;
  }
  // Each has a name of its own, under which it is described.
  Object.defineProperty(PageAnswer, 'name', { value: Item.name.replace(/Answer$/, 'PageAnswer') });
  return PageAnswer;
}
