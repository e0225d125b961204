import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import { type HttpReply } from './request.js';

interface Revised {
  readonly revision: number;
}

/** Says in `ETag` at which revision an alliance is, as `If-Match` of a command takes it. */
export class RevisionTagInterceptor implements NestInterceptor<Revised, Revised> {
  intercept(context: ExecutionContext, handler: CallHandler<Revised>): Observable<Revised> {
    const reply = context.switchToHttp().getResponse<HttpReply>();
    return handler.handle().pipe(tap(({ revision }) => void reply.header('etag', `"${revision}"`)));
  }
}
