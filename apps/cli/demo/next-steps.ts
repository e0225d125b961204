import type { Layout } from '../text/paint.js';

const STEPS: readonly (readonly [what: string, ...commands: string[]])[] = [
  ['Keep the service running, on ./data:', 'npm start'],
  [
    'Then, in a second terminal, send it the same histories and ask it:',
    'npx entente import samples/*.ndjson',
    'curl http://127.0.0.1:3000/v1/alliances/quad/trust-timeline',
  ],
  [
    'Read on the command line, with or without the service:',
    'npx entente history quad',
    'npx entente trust quad --debtor india',
    'npx entente replay arctic-council --as-of 2022-04-01',
  ],
  ['Look through the API:', 'http://127.0.0.1:3000/docs'],
];

/** What to try after the demo, as lines to copy. */
export function nextSteps({ paint }: Layout): string {
  const steps = STEPS.map(([what, ...commands]) =>
    [what, ...commands.map((command) => `  ${paint.cyan(command)}`)].join('\n'),
  );
  return [paint.bold('What to try next'), ...steps].join('\n\n');
}
