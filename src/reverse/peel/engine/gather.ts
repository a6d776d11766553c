/** Hundreds of short strings out of one layer are one layer of lines, not hundreds; code and everything long stands alone. */
import type { Peeled } from '../decoder.ts';

interface Found {
  readonly decoder: string;
  readonly peeled: Peeled;
}

const SHORT = 400;

/** `texts`: what was said before, under whatever layer; `own`: the text of the layer itself. */
export function gathered(found: readonly Found[], texts: Set<string>, own: string): readonly Found[] {
  const alone: Found[] = [];
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const { content } = one.peeled;
    if (
      typeof content !== 'string' ||
      content.length > SHORT ||
      content.includes('\n') ||
      (one.peeled.kind ?? 'text') !== 'text'
    ) {
      alone.push(one);
      continue;
    }
    if (texts.has(content) || content === own) continue;
    texts.add(content);
    const key = `${one.decoder} ${one.peeled.how}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const lines = [...groups.values()].map(together);
  return [...alone, ...lines].sort((a, b) => a.peeled.start - b.peeled.start || b.peeled.end - a.peeled.end);
}

function together(group: readonly Found[]): Found {
  const first = group[0]!;
  if (group.length === 1) return first;
  let start = first.peeled.start;
  let end = first.peeled.end;
  let confidence = 0;
  for (const { peeled } of group) {
    start = Math.min(start, peeled.start);
    end = Math.max(end, peeled.end);
    confidence = Math.max(confidence, peeled.confidence);
  }
  return {
    decoder: first.decoder,
    peeled: {
      content: group.map(({ peeled }) => peeled.content).join('\n'),
      how: `${first.peeled.how} (${group.length} texts)`,
      start,
      end,
      kind: 'text',
      confidence,
    },
  };
}
