import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Exchange } from './request.js';

/** The request and the reply; the handler's value is still what is answered. */
export const Both = createParamDecorator((_data: unknown, context: ExecutionContext): Exchange => {
  const http = context.switchToHttp();
  return { request: http.getRequest(), reply: http.getResponse() };
});
