import { type Metadata } from '@grpc/grpc-js';
import { type Node } from '../node.js';
import { notLeader, serverNotReady, serverTooBusy } from '../wire/errors.js';

/**
 * A server that is not ready takes no calls; one that does not lead takes those that do not ask for the leader, and
 * forwards what they write. @throws RpcError
 */
export function requireReady(node: Node, caller: Metadata): void {
  const condition = node.condition();
  if (condition === 'not-ready') throw serverNotReady();
  if (condition === 'too-busy') throw serverTooBusy();
  requireLeader(node, caller);
}

/** @throws RpcError where another server leads, and the leader is asked for */
export function requireLeader(node: Node, caller: Metadata): void {
  const leader = node.leader();
  if (leader && caller.get('requires-leader')[0] === 'true') throw notLeader(leader);
}
