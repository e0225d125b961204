const SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end';

/**
 * Where a text stops being JSON (RFC 8259), as an offset. For texts that are known to be malformed: engines
 * do not always say where, and each says it in its own words.
 */
export function locateSyntaxError(text: string): number {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let offset = 0;
  for (;;) {
    offset = skip(SPACE, text, offset);
    const next = step(text, offset, expected, open);
    if (next === undefined) return offset;
    [offset, expected] = next;
  }
}

/** One token on, if it is one that is expected here. */
function step(
  text: string,
  offset: number,
  expected: Expected,
  open: ('[' | '{')[],
): [number, Expected] | undefined {
  const character = text[offset];
  const inside = open.at(-1);
  const closes = (character === ']' && inside === '[') || (character === '}' && inside === '{');
  if (
    closes &&
    (expected === 'comma or end' || expected === (character === ']' ? 'value or ]' : 'key or }'))
  ) {
    open.pop();
    return [offset + 1, 'comma or end'];
  }
  switch (expected) {
    case 'comma or end':
      return character === ',' && inside !== undefined
        ? [offset + 1, inside === '[' ? 'value' : 'key']
        : undefined;
    case 'colon':
      return character === ':' ? [offset + 1, 'value'] : undefined;
    case 'key':
    case 'key or }':
      return character === '"' ? scalar(text, offset, 'colon') : undefined;
    case 'value':
    case 'value or ]':
      if (character !== '[' && character !== '{') return scalar(text, offset, 'comma or end');
      open.push(character);
      return [offset + 1, character === '[' ? 'value or ]' : 'key or }'];
  }
}

function scalar(text: string, offset: number, then: Expected): [number, Expected] | undefined {
  const end = skip(SCALAR, text, offset);
  return end === offset ? undefined : [end, then];
}

function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}
