import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const KINDS = 'money time expertise referral equipment space information endorsement access'.split(' ');

class Value {
  @IsNumber()
  amount!: number;
  @Matches(/^[A-Z]{3}$/)
  currency!: string;
  @IsIn(['invoice', 'rate-card', 'market', 'agreed', 'estimate'])
  basis!: string;
}

class Beneficiary {
  @Matches(ID)
  partnerId!: string;
  @Min(0)
  @Max(1)
  share!: number;
}

/** The body of `POST …/contributions`, as anybody would write it down for `ValidationPipe`. */
export class Contribution {
  @IsOptional()
  @Matches(ID)
  contributionId?: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(ID, { each: true })
  givers!: string[];
  @IsIn(KINDS)
  kind!: string;
  @IsString()
  @Length(1, 4000)
  description!: string;
  @IsOptional()
  @IsPositive()
  quantity?: number;
  @IsOptional()
  @IsString()
  @Length(1, 50)
  unit?: string;
  @IsOptional()
  @ValidateNested()
  @Type(() => Value)
  value?: Value;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => Beneficiary)
  beneficiaries?: Beneficiary[];
  @IsOptional()
  @Matches(ID)
  towards?: string;
  @IsOptional()
  @Matches(/^\d{4}(-\d\d(-\d\d(T.+)?)?)?$/)
  occurredOn?: string;
  @IsOptional()
  @IsString()
  source?: string;
  @IsOptional()
  @IsString()
  onBehalfOf?: string;
}
