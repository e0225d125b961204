import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type Observable, map } from 'rxjs';
import { type Dispatched } from '#application';
import { type Command, type CommandType } from '#domain';
import { type HttpReply } from '../http/request.js';
import { type CommandAnswer } from './command-answer.js';

/** Where to find what a command created. */
export type Location<T extends CommandType> = (command: Command<T>) => string;

/** Answers with what a command recorded; the headers say the new revision, and where to find what is new. */
export class RecordedInterceptor<T extends CommandType> implements NestInterceptor<
  Dispatched<T>,
  CommandAnswer
> {
  constructor(private readonly location?: Location<T>) {}

  intercept(context: ExecutionContext, handler: CallHandler<Dispatched<T>>): Observable<CommandAnswer> {
    const reply = context.switchToHttp().getResponse<HttpReply>();
    return handler.handle().pipe(
      map(({ command, recorded: { revision, position, events } }) => {
        reply.header('etag', `"${revision}"`);
        if (this.location !== undefined) reply.header('location', this.location(command));
        return { allianceId: command.allianceId, revision, position, events };
      }),
    );
  }
}
