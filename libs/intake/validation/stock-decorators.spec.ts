import { Type } from 'class-transformer';
import {
  ArrayUnique,
  IsEmail,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Optional } from '../decorators/optional.js';
import { Nested } from '../decorators/lists.js';
import { Id } from '../decorators/texts.js';
import { jsonSchemaOf } from './json-schemas.js';
import { validate } from './validate.js';

class Contact {
  @IsEmail()
  email!: string;
}

/** What somebody who knows class-validator may well add. */
class Extended {
  @IsUrl()
  site!: string;

  @Id()
  partnerId!: string;

  @IsOptional()
  @IsUrl({}, { message: 'must be the URL of a logo' })
  logo?: string | null;

  @Optional()
  @Min(3)
  @IsInt()
  @Max(5)
  stars?: number;

  @Optional()
  @IsString({ message: 'must be words' })
  @MaxLength(5)
  motto?: string;

  @Optional()
  @Matches(/^[a-c]+$/i)
  code?: string;

  @Optional()
  @IsNumber({ maxDecimalPlaces: 2 })
  price?: number;

  @Optional()
  @ArrayUnique()
  tags?: string[];

  @ValidateIf(({ code }: Extended) => code !== undefined)
  @IsString()
  codeOf?: string;

  @Optional()
  @ValidateNested()
  @Type(() => Contact)
  contact?: Contact;

  @Optional()
  @Nested(() => Contact)
  other?: Contact;
}

const good = { site: 'https://example.org', partnerId: 'a' };
const wrong = (fields: object): readonly unknown[] => validate(Extended, { ...good, ...fields });
const pointers = (fields: object): string[] =>
  validate(Extended, { ...good, ...fields }).map(({ pointer }) => pointer);

describe('a decorator of class-validator', () => {
  it('needs nothing but to be there', () => {
    const all = {
      stars: 4,
      motto: 'Learn',
      code: 'aBc',
      codeOf: 'x',
      price: 1.25,
      tags: ['a', 'b'],
      logo: null,
    };
    const contact = { email: 'a@example.org' };
    expect(wrong({})).toEqual([]);
    expect(wrong({ ...all, contact, other: contact })).toEqual([]);
  });

  it('makes no field optional, and none unchecked', () => {
    expect(validate(Extended, { partnerId: 'a' })).toEqual([
      { pointer: '/site', detail: 'must be a URL address' },
    ]);
    expect(wrong({ site: 'nowhere' })).toEqual([{ pointer: '/site', detail: 'must be a URL address' }]);
  });

  it('says what its author has it say', () => {
    expect(wrong({ logo: 'x' })).toEqual([{ pointer: '/logo', detail: 'must be the URL of a logo' }]);
    expect(wrong({ motto: 7 })).toEqual([
      { pointer: '/motto', detail: expect.stringMatching(/must be words/) },
    ]);
  });

  it.each([
    [{ stars: 2 }, '/stars'],
    [{ stars: 3.5 }, '/stars'],
    [{ stars: null }, '/stars'],
    [{ motto: 'Learning' }, '/motto'],
    [{ code: 'x', codeOf: 'x' }, '/code'],
    [{ code: 'a' }, '/codeOf'],
    [{ price: 1.255 }, '/price'],
    [{ tags: ['a', 'a'] }, '/tags'],
    [{ contact: { email: 'x' } }, '/contact/email'],
    [{ contact: { email: 'a@example.org', surprise: 1 } }, '/contact/surprise'],
    [{ other: { email: 'x' } }, '/other/email'],
    [{ other: {} }, '/other/email'],
    [{ partnerId: '-x' }, '/partnerId'],
    [{ surprise: 1 }, '/surprise'],
    [{ constructor: 1 }, '/constructor'],
    [{ toString: 1 }, '/toString'],
  ])('is heard of %j', (fields, pointer) => {
    expect(pointers(fields)).toEqual([pointer]);
  });

  it('is documented', () => {
    expect(jsonSchemaOf(Extended)).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['site', 'partnerId'],
      properties: {
        site: { type: 'string', format: 'url' },
        stars: { type: 'integer', minimum: 3, maximum: 5 },
        other: { $ref: '#/components/schemas/Contact' },
      },
    });
  });
});
