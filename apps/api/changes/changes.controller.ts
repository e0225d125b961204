import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetChanges } from '#application';
import { endOf, startOf } from '#domain';
import { Refused } from '#runtime';
import { AlliancePath } from '../parameters/alliance-path.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { ChangesAnswer } from './changes-answers.js';
import { ChangesQuery } from './changes-query.js';

@ApiTags('Replay')
@Controller('v1/alliances/:allianceId/changes')
export class ChangesController {
  constructor(private readonly queries: QueryBus) {}

  @GetQuery('', ChangesAnswer, 'What was learnt or happened between two instants, and what it changed', {
    description:
      'Each figure that differs, with what ageing and each event did to it: the parts add up to the difference. Of 1,000 events at most.',
  })
  getChanges(@Param() { allianceId }: AlliancePath, @Query() { from, to, clock, ...moment }: ChangesQuery) {
    if (to !== undefined && endOf(to) < startOf(from)) throw refused('to', 'must not be before from');
    const other = clock === 'recorded' ? 'knownAt' : 'asOf';
    if (moment[other] !== undefined) throw refused(other, `is what from and to say of the clock ${clock}`);
    return this.queries.execute(new GetChanges(allianceId, { from, to, clock }, moment));
  }
}

function refused(parameter: string, detail: string): Refused {
  return new Refused('invalid-input', { detail: `${parameter} ${detail}.`, errors: [{ parameter, detail }] });
}
