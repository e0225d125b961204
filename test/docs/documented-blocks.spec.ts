import { blocksOf, patternOf } from './documented-blocks.js';

const MARKDOWN = `# How to

\`\`\`sh
npm start
\`\`\`

Some words.

\`\`\`sh
curl -s one
curl -s two
\`\`\`

\`\`\`text
{"id":"…"}
\`\`\`

\`\`\`json
{}
\`\`\`
`;

describe('the blocks of a document', () => {
  it('are its shell blocks, each with the line it begins on and what it is said to print', () => {
    expect(blocksOf(MARKDOWN)).toEqual([
      { line: 3, script: 'npm start' },
      { line: 9, script: 'curl -s one\ncurl -s two', prints: '{"id":"…"}' },
    ]);
  });

  it('print anything where they say …, and what they say elsewhere', () => {
    expect('{"id":"7(a)","x":1}').toMatch(patternOf('{"id":"…","x":1}'));
    expect('{"id":"7","x":2}').not.toMatch(patternOf('{"id":"…","x":1}'));
  });
});
