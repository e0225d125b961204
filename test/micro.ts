import { evolveLedger, decide, evolve, ledgerOf } from '#domain';
import { historyOf, commands } from '#testing';
const { command, form, promise, keep, give, review, renegotiate } = commands as any;
const N = Number(process.argv[2] ?? 10000);
const day = (n: number): string => new Date(Date.UTC(2000,0,2) + n * 86400000 * 0.9).toISOString().slice(0,10);
const kinds: Record<string, (n: number) => any[]> = {
  gifts: (n) => [give(day(n), { contributionId: `g${n}` })],
  valuedGifts: (n) => [give(day(n), { contributionId: `g${n}`, givers:[['ann','ben','cem'][n%3]], value: { amount: 10.1, currency: 'EUR', basis: 'agreed' } })],
  kept: (n) => [promise(day(n), { commitmentId: `c${n}`, dueOn: day(n+5) }), keep(day(n), { commitmentId: `c${n}` })],
  open: (n) => [promise(day(n), { commitmentId: `c${n}` })],
  overdue: (n) => [promise(day(n), { commitmentId: `c${n}`, dueOn: day(n+1) })],
  renegotiated: (n) => n === 0 ? [promise(day(0), { dueOn: '2040-01-01' })] : [renegotiate(day(n), {})],
  reviews: (n) => [review(day(n), { reviewId: `r${n}`, ratings: [{ rater: 'ann', subject: 'ben', score: 4 }], nextReviewOn: day(n+1) })],
  meetings: (n) => [command('HoldMeeting', day(n), { channel: 'x', attendees: ['ann', 'ben'] })],
  benefits: (n) => [command('RealiseBenefit', day(n), { benefitId: `b${n}`, partnerId: 'ann', kind: 'sale', description: 'x', value: { amount: 3, currency: 'EUR', basis: 'agreed' } })],
  concerns: (n) => [command('RaiseConcern', day(n), { concernId: `x${n}`, kind: 'culture', text: 'x' })],
  needs: (n) => [command('DeclareResourceNeed', day(n), { needId: `x${n}`, kind: 'money', neededBy: day(n + 20) })],
  objectives: (n) => [command('SetObjective', day(n), { objectiveId: `x${n}`, text: 'x', weight: 1, markers: [] })],
};
const started0 = performance.now();
import { writeSync } from 'node:fs';
const { assessmentDocuments } = await import(process.cwd() + '/libs/projections/assessments/assessment-documents.ts');
for (const [name, of] of Object.entries(kinds)) {
  try {
    const figures: string[] = [];
    for (const size of [100, N]) {
      const per = of(1).length;
      const steps = [form('2000-01-01')];
      for (let n = 0; n < size / per; n++) steps.push(...of(n));
      const more = []; for (let n = Math.ceil(size / per); more.length < 60; n++) more.push(...of(n));
      const events = historyOf([...steps, ...more]) as any[];
      const head = events.slice(0, events.length - more.length), tail = events.slice(-more.length);
      let state: any; for (const e of head) state = evolve(state, e);
      let ledger: any = ledgerOf(head);
      let tDecide = 0, tLedger = 0, tDocs = 0;
      for (let i = 0; i < tail.length; i++) {
        const a = performance.now(); decide(more[i], state); state = evolve(state, tail[i]);
        const b = performance.now(); ledger = evolveLedger(ledger, tail[i]);
        const c = performance.now(); assessmentDocuments(ledger, tail[i]);
        const d = performance.now(); tDecide += b - a; tLedger += c - b; tDocs += d - c;
      }
      figures.push(`${size}: decide ${(tDecide/tail.length).toFixed(3)} ledger ${(tLedger/tail.length).toFixed(3)} docs ${(tDocs/tail.length).toFixed(3)} ms`);
    }
    writeSync(1, `${((performance.now()-started0)/1000).toFixed(1)}s ${name.padEnd(14)} ${figures.join('   ')}\n`);
  } catch (e) { writeSync(1, `${name} ${(e as Error).stack?.slice(0, 300)}\n`); }
}
