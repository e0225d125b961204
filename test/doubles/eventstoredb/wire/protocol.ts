/**
 * The messages and services of EventStoreDB, as they ship inside its client. They are CommonJS whose names
 * only show when they run, hence the whole modules.
 */
export { default as gossip } from '@eventstore/db-client/generated/gossip_pb.js';
export { default as gossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
export { default as projections } from '@eventstore/db-client/generated/projections_pb.js';
export { default as projectionsService } from '@eventstore/db-client/generated/projections_grpc_pb.js';
export { default as serverFeatures } from '@eventstore/db-client/generated/serverfeatures_pb.js';
export { default as serverFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
export { default as shared } from '@eventstore/db-client/generated/shared_pb.js';
export { default as status } from '@eventstore/db-client/generated/status_pb.js';
export { default as streams } from '@eventstore/db-client/generated/streams_pb.js';
export { default as streamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
