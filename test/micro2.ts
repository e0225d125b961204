import { evolveLedger, ledgerOf, reciprocityOf, DEFAULT_THRESHOLDS as T } from '#domain';
import { historyOf, commands } from '#testing';
import { writeSync } from 'node:fs';
const base = process.cwd() + '/libs/domain/';
const imp = async (p: string, f: string) => (await import(base + p))[f];
const f: Record<string, (l: any, at: number, r: any) => any> = {};
const rel = await imp('scorecard/relationship.ts','relationshipOf'); f.relationship = (l,a)=>rel(l,a,false);
const del = await imp('scorecard/delivery.ts','deliveryOf'); f.delivery = (l,a)=>del(l,a,false);
const pro = await imp('scorecard/progress.ts','progressOf'); f.progress = (l)=>pro(l);
const ada = await imp('scorecard/adaptability.ts','adaptabilityOf'); f.adaptability = (l,a)=>ada(l,a,false);
f.reciprocity = (l,a)=>reciprocityOf(l,a);
const w1 = await imp('warning-signs/no-trust.ts','noTrust'); f.W1=(l,a)=>w1(l,a,T.W1);
const w2 = await imp('warning-signs/no-driver.ts','noDriver'); f.W2=(l,a)=>w2(l,a,T.W2);
const w3 = await imp('warning-signs/no-resources.ts','noResources'); f.W3=(l,a)=>w3(l,a,T.W3);
const w4 = await imp('warning-signs/cultural-unawareness.ts','culturalUnawareness'); f.W4=(l,a)=>w4(l,a,T.W4);
const w5 = await imp('warning-signs/different-values.ts','differentValues'); f.W5=(l,a,r)=>w5(l,a,T.W5,r);
const w6 = await imp('warning-signs/unequal-effort.ts','unequalEffort'); f.W6=(l,a,r)=>w6(l,T.W6,r);
const w7 = await imp('warning-signs/open-ended.ts','openEnded'); f.W7=(l,a)=>w7(l,a,T.W7);
const w8 = await imp('warning-signs/fading.ts','fading'); f.W8=(l,a)=>w8(l,a,T.W8);
const { command, form, promise, keep, give, review, renegotiate } = commands as any;
const N = Number(process.argv[2] ?? 4000);
const day = (n: number): string => new Date(Date.UTC(2000,0,2) + n * 86400000 * 0.9).toISOString().slice(0,10);
const kinds: Record<string, (n: number) => any[]> = {
  gifts: (n) => [give(day(n), { contributionId: `g${n}` })],
  kept: (n) => [promise(day(n), { commitmentId: `c${n}`, dueOn: day(n+5) }), keep(day(n), { commitmentId: `c${n}` })],
  open: (n) => [promise(day(n), { commitmentId: `c${n}` })],
  overdue: (n) => [promise(day(n), { commitmentId: `c${n}`, dueOn: day(n+1) })],
  reviews: (n) => [review(day(n), { reviewId: `r${n}`, ratings: [{ rater: 'ann', subject: 'ben', score: 4 }], nextReviewOn: day(n+1) })],
  meetings: (n) => [command('RecordMeeting', day(n), { channel: 'x', attendees: ['ann', 'ben'] })],
  concerns: (n) => [command('RaiseConcern', day(n), { concernId: `x${n}`, kind: 'culture', text: 'x' })],
  needs: (n) => [command('DeclareResourceNeed', day(n), { needId: `x${n}`, kind: 'money', neededBy: day(n + 20) })],
  objectives: (n) => [command('SetObjective', day(n), { objectiveId: `x${n}`, text: 'x', weight: 1, markers: [] })],
};
for (const [name, of] of Object.entries(kinds)) {
  try {
      const per = of(1).length;
      const steps = [form('2000-01-01')];
      for (let n = 0; n < N / per; n++) steps.push(...of(n));
      const events = historyOf(steps) as any[];
      const ledger: any = ledgerOf(events);
      const at = Date.parse(events.at(-1).recordedAt);
      const r = reciprocityOf(ledger, at);
      const out = [];
      for (const [part, fn] of Object.entries(f)) {
        for (let i=0;i<5;i++) fn(ledger, at, r);
        const a = performance.now(); for (let i = 0; i < 10; i++) fn(ledger, at, r);
        const t = (performance.now() - a) / 10; if (t > 0.1) out.push(`${part} ${t.toFixed(2)}`);
      }
      writeSync(1, `${name.padEnd(12)} ${out.join('  ')}\n`);
  } catch (e) { writeSync(1, `${name} ${(e as Error).stack?.slice(0, 300)}\n`); }
}
