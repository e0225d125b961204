import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { QueryBus } from '@nestjs/cqrs';
import { GetContribution, ListContributions } from '#application';
import { AcknowledgeContributionBody, MakeContributionBody, RevalueContributionBody } from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { ReadingQuery } from '../parameters/queries.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { ContributionAnswer, ContributionPageAnswer } from './contribution-answers.js';
import { ContributionPath, ContributionsQuery } from './contribution-parameters.js';

@ApiTags('Contributions')
@Controller('v1/alliances/:allianceId/contributions')
export class ContributionsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @PostCommand('', 'Something was given', {
    description: 'A contribution moves reciprocity, never trust: trust cannot be bought with volume.',
    creates: true,
  })
  makeContribution(
    @Param() path: AlliancePath,
    @Body() body: MakeContributionBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send(
      'MakeContribution',
      path,
      body,
      sender,
      ({ allianceId, data }) => `/v1/alliances/${allianceId}/contributions/${data.contributionId}`,
    );
  }

  @PostCommand(':contributionId/acknowledgement', 'A partner says that a contribution was given')
  acknowledgeContribution(
    @Param() path: ContributionPath,
    @Body() body: AcknowledgeContributionBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('AcknowledgeContribution', path, body, sender);
  }

  @PostCommand(':contributionId/revaluation', 'A contribution is worth something else', {
    description: 'The value as it was stays in the history.',
  })
  revalueContribution(
    @Param() path: ContributionPath,
    @Body() body: RevalueContributionBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('RevalueContribution', path, body, sender);
  }

  @GetQuery('', ContributionPageAnswer, 'What was given, in the order in which it happened')
  listContributions(@Param() { allianceId }: AlliancePath, @Query() query: ContributionsQuery) {
    return this.queries.execute(new ListContributions({ allianceId, ...query }, query, query));
  }

  @GetQuery(':contributionId', ContributionAnswer, 'A contribution')
  getContribution(@Param() { allianceId, contributionId }: ContributionPath, @Query() reading: ReadingQuery) {
    return this.queries.execute(new GetContribution(allianceId, contributionId, reading));
  }
}
