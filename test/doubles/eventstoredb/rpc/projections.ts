import { status, type sendUnaryData, type ServerUnaryCall, type UntypedHandleCall } from '@grpc/grpc-js';
import { type Projections } from '../projections/projections.js';
import { invalidArgument, RpcError } from '../wire/errors.js';
import { projections as messages } from '../wire/protocol.js';
import { asServerError } from './as-server-error.js';

/** The calls of the Projections service that tests of streams make: to create, enable and disable one. */
export function projectionCalls(projections: Projections): Record<string, UntypedHandleCall> {
  return {
    create: (
      { request }: ServerUnaryCall<messages.CreateReq, messages.CreateResp>,
      answer: sendUnaryData<messages.CreateResp>,
    ) =>
      answering(answer, () => {
        const name = request.getOptions()?.getContinuous()?.getName();
        if (!name) throw invalidArgument('Only continuous projections can be created');
        projections.create(name, request.getOptions()?.getQuery() ?? '');
        return new messages.CreateResp();
      }),
    enable: (
      { request }: ServerUnaryCall<messages.EnableReq, messages.EnableResp>,
      answer: sendUnaryData<messages.EnableResp>,
    ) =>
      answering(answer, () => {
        projections.enable(known(projections, request.getOptions()?.getName()));
        return new messages.EnableResp();
      }),
    disable: (
      { request }: ServerUnaryCall<messages.DisableReq, messages.DisableResp>,
      answer: sendUnaryData<messages.DisableResp>,
    ) =>
      answering(answer, () => {
        projections.disable(known(projections, request.getOptions()?.getName()));
        return new messages.DisableResp();
      }),
  };
}

function answering<T>(answer: sendUnaryData<T>, act: () => T): void {
  try {
    answer(null, act());
  } catch (error) {
    answer(asServerError(error));
  }
}

function known(projections: Projections, name = ''): string {
  if (projections.has(name)) return name;
  throw new RpcError(status.NOT_FOUND, `Projection '${name}' is not found`);
}
