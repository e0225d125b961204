import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswerHealthCheckBody, HoldReviewBody } from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';

@ApiTags('Reviews')
@Controller('v1/alliances/:allianceId')
export class ReviewsController {
  constructor(private readonly commands: Commands) {}

  @PostCommand('reviews', 'The partners held a review', {
    description: 'A joint assessment that ends in a decision.',
  })
  holdReview(@Param() path: AlliancePath, @Body() body: HoldReviewBody, @Sender() sender: Sender) {
    return this.commands.send('HoldReview', path, body, sender);
  }

  @PostCommand('health-checks', 'A partner says how the alliance fares')
  answerHealthCheck(
    @Param() path: AlliancePath,
    @Body() body: AnswerHealthCheckBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('AnswerHealthCheck', path, body, sender);
  }
}
