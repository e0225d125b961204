import { type Service } from './service.js';

export const GIFT = JSON.stringify({
  givers: ['ministry'],
  kind: 'expertise',
  description: 'Two engineers for a week, to plan the pumping station',
  quantity: 10,
  unit: 'days',
  beneficiaries: [{ partnerId: 'valley', share: 1 }],
  occurredOn: '2020-06-01',
});

/** Forms alliances with these ids, some at a time. */
export async function form(service: Service, allianceIds: readonly string[]): Promise<void> {
  const left = [...allianceIds];
  const one = async (): Promise<void> => {
    for (let allianceId = left.pop(); allianceId !== undefined; allianceId = left.pop()) {
      await service.post('/v1/alliances', {
        allianceId,
        name: 'Water for all',
        purpose: 'Clean water in the valley',
        kind: 'alliance',
        partners: [
          { partnerId: 'ministry', name: 'The ministry' },
          { partnerId: 'valley', name: 'The valley' },
        ],
        occurredOn: '2020-01-01',
      });
    }
  };
  await Promise.all(Array.from({ length: 16 }, one));
}
