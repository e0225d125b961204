import { type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { type Node } from '../node.js';
import { serverFeatures, streamsService, type shared } from '../wire/protocol.js';

type SupportedMethods = serverFeatures.SupportedMethods;

/** ServerFeatures: the version, and the calls that this server knows. */
export const getSupportedMethods =
  ({ capabilities }: Node) =>
  (_call: ServerUnaryCall<shared.Empty, SupportedMethods>, answer: sendUnaryData<SupportedMethods>): void => {
    const methods = Object.values(streamsService.StreamsService).map(({ path }: { path: string }) => {
      const [, service = '', method = ''] = path.split('/');
      return new serverFeatures.SupportedMethod().setServiceName(service).setMethodName(method.toLowerCase());
    });
    const supported = new serverFeatures.SupportedMethods().setEventStoreServerVersion(capabilities.version);
    answer(null, supported.setMethodsList(methods));
  };
