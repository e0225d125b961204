import { GROUND_RULE_TOPICS, RELATIONSHIP_TONES, THE_ALLIANCE, type CommandData } from '#domain';
import { type IntentOf } from './intent.js';
import { pick } from './pick.js';

type ActionOfUnderstanding =
  | 'DeclareExpectation'
  | 'AgreeGroundRule'
  | 'DeclareProfile'
  | 'NotePriorRelationship'
  | 'HoldMeeting'
  | 'AnswerHealthCheck';

/** What partners tell each other of themselves and of how to get on. */
export function dataOfUnderstanding(
  { action, who, whom, amount }: IntentOf<ActionOfUnderstanding>,
  partners: readonly string[],
): CommandData[ActionOfUnderstanding] {
  const partnerId = pick(partners, who);
  switch (action) {
    case 'DeclareExpectation':
      return { partnerId, of: pick([THE_ALLIANCE, ...partners], whom), text: 'to answer letters' };
    case 'AgreeGroundRule':
      return { topic: pick(GROUND_RULE_TOPICS, amount), text: 'as we always did', consents: partners };
    case 'DeclareProfile':
      return { partnerId, culture: 'a small firm', values: 'thrift', mandate: `to spend ${amount}` };
    case 'NotePriorRelationship':
      return {
        partners: partners.slice(0, 2),
        tone: pick(RELATIONSHIP_TONES, amount),
        summary: 'they had met before',
      };
    case 'HoldMeeting':
      return { channel: 'call', attendees: partners };
    case 'AnswerHealthCheck':
      return { partnerId, answers: { trust: 1 + (amount % 5), effort: 1 + (whom % 5) } };
    default:
      return action satisfies never;
  }
}
