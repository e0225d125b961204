import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { QueryBus } from '@nestjs/cqrs';
import { GetTrackRecord } from '#application';
import {
  AdmitPartnerBody,
  AppointCoordinatorBody,
  RecordDepartureBody,
  StandDownCoordinatorBody,
} from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { ReadingQuery } from '../parameters/queries.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { AlliancePartnerPath, PartnerPath } from './partner-path.js';
import { TrackRecordAnswer } from './track-record-answers.js';

@ApiTags('Partners')
@Controller('v1')
export class PartnersController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @PostCommand('alliances/:allianceId/partners', 'A partner joins')
  admitPartner(@Param() path: AlliancePath, @Body() body: AdmitPartnerBody, @Sender() sender: Sender) {
    return this.commands.send('AdmitPartner', path, body, sender);
  }

  @PostCommand('alliances/:allianceId/partners/:partnerId/departure', 'A partner leaves', {
    description: 'Two partners have to stay: otherwise dissolve or lapse.',
  })
  recordDeparture(
    @Param() path: AlliancePartnerPath,
    @Body() body: RecordDepartureBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('RecordDeparture', path, body, sender);
  }

  @PostCommand('alliances/:allianceId/coordinator', 'A partner becomes the coordinator')
  appointCoordinator(
    @Param() path: AlliancePath,
    @Body() body: AppointCoordinatorBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('AppointCoordinator', path, body, sender);
  }

  @PostCommand('alliances/:allianceId/coordinator/departure', 'The coordinator stands down', {
    description: 'And stays a partner.',
  })
  standDownCoordinator(
    @Param() path: AlliancePath,
    @Body() body: StandDownCoordinatorBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('StandDownCoordinator', path, body, sender);
  }

  @GetQuery('partners/:partnerId/track-record', TrackRecordAnswer, 'The track record of a partner', {
    description:
      'What is known of its reliability from all its alliances, what it was in each, and how it ended.',
  })
  getTrackRecord(@Param() { partnerId }: PartnerPath, @Query() reading: ReadingQuery) {
    return this.queries.execute(new GetTrackRecord(partnerId, reading));
  }
}
