import { Server, ServerCredentials, type UntypedHandleCall } from '@grpc/grpc-js';
import { type Node } from './node.js';
import { append } from './rpc/append.js';
import { batchAppend } from './rpc/batch-append.js';
import { deleteStream, tombstone } from './rpc/delete.js';
import { readGossip } from './rpc/gossip.js';
import { projectionCalls } from './rpc/projections.js';
import { read } from './rpc/read.js';
import { getSupportedMethods } from './rpc/server-features.js';
import { type Projections } from './projections/projections.js';
import { gossipService, projectionsService, serverFeaturesService, streamsService } from './wire/protocol.js';

/** A key and the certificate that vouches for it, as PEM. */
export interface TlsIdentity {
  readonly key: string;
  readonly certificate: string;
}

/** An event of 16 MB, and what comes around it. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;

/** The calls of one server, which do not listen yet. */
export function serverOf(node: Node, projections: Projections): Server {
  const server = new Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES });
  const { batchAppend: batchDefinition, ...streamsOfOld } = streamsService.StreamsService;
  const calls: Record<string, UntypedHandleCall> = {
    read: read(node),
    append: append(node),
    delete: deleteStream(node),
    tombstone: tombstone(node),
  };
  if (node.capabilities.batchAppend) {
    server.addService(
      { ...streamsOfOld, batchAppend: batchDefinition },
      { ...calls, batchAppend: batchAppend(node) },
    );
    server.addService(serverFeaturesService.ServerFeaturesService, {
      getSupportedMethods: getSupportedMethods(node),
    });
  } else {
    server.addService(streamsOfOld, calls);
  }
  server.addService(gossipService.GossipService, { read: readGossip(node) });
  const { create, enable, disable } = projectionsService.ProjectionsService;
  server.addService({ create, enable, disable }, projectionCalls(projections));
  return server;
}

/** @returns the port, which was chosen if 0 was asked for */
export function listen(
  server: Server,
  host: string,
  port: number,
  tls: TlsIdentity | undefined,
): Promise<number> {
  const credentials = tls
    ? ServerCredentials.createSsl(null, [
        { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.certificate) },
      ])
    : ServerCredentials.createInsecure();
  return new Promise((resolve, reject) =>
    server.bindAsync(`${host}:${port}`, credentials, (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
}
