import { randomUUID } from 'node:crypto';
import { type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { type Member, type Node } from '../node.js';
import { gossip, shared } from '../wire/protocol.js';

/** Gossip: which servers there are, and which of them leads. */
export const readGossip =
  (node: Node) =>
  (
    _call: ServerUnaryCall<shared.Empty, gossip.ClusterInfo>,
    answer: sendUnaryData<gossip.ClusterInfo>,
  ): void =>
    answer(null, new gossip.ClusterInfo().setMembersList(node.members().map(memberInfo)));

function memberInfo({ host, port, state, alive }: Member): gossip.MemberInfo {
  const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
  return new gossip.MemberInfo()
    .setInstanceId(new shared.UUID().setString(randomUUID()))
    .setTimeStamp((BigInt(Date.now()) * 10_000n).toString())
    .setState(state === 'leader' ? LEADER : FOLLOWER)
    .setIsAlive(alive)
    .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
}
