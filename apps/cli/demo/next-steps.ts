import { type Layout } from '../terminal/paint.js';

/** How a setting for one command is written, as the shells of this machine do. */
const withSetting = (name: string, value: string, command: string): string =>
  process.platform === 'win32' ? `$env:${name}='${value}'; ${command}` : `${name}=${value} ${command}`;

/** What to try after the demo, as lines to copy. */
export function nextSteps(dataDir: string, { paint }: Layout): string {
  const steps: readonly (readonly [what: string, ...commands: string[]])[] = [
    [
      'Read more of the demo:',
      ...[
        'list',
        'history quad',
        'trust quad --debtor india',
        'replay arctic-council --as-of 2022-04-01',
      ].map((command) => withSetting('DATA_DIR', dataDir, `npx entente ${command}`)),
    ],
    ['Serve what the demo recorded:', withSetting('DATA_DIR', dataDir, 'npm start')],
    [
      'Then ask the service in a second terminal, or look through its interface:',
      'curl http://127.0.0.1:3000/v1/alliances/quad/trust-timeline',
      'http://127.0.0.1:3000/docs',
    ],
    ['Begin a record of your own, in ./data:', 'npm start'],
  ];
  const lines = steps.map(([what, ...commands]) =>
    [what, ...commands.map((command) => `  ${paint.cyan(command)}`)].join('\n'),
  );
  return [paint.bold('What to try next'), ...lines].join('\n\n');
}
