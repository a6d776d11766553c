/** A decoder that asks one kind of text code of every literal of a layer. */
import type { Decoder, LayerView, LiteralView, Peeled } from '../decoder.ts';
import { read } from '../look/readable.ts';
import { followBytes, type Followed, type Way } from './follow.ts';

export interface LiteralCode {
  readonly id: string;
  readonly title: string;
  readonly kinds?: readonly string[];
  /** a glance: false for nearly every literal */
  readonly may: (value: string, layer: LayerView) => boolean;
  readonly ways: (value: string, layer: LayerView) => Iterable<Way>;
}

/** Of one value repeated all over a text, the first stands for all. */
const MOST_VALUES = 60_000;

export function literalDecoder({ id, title, kinds, may, ways }: LiteralCode): Decoder {
  function* decode(layer: LayerView): Generator<Peeled> {
    const seen = new Set<string>();
    for (const literal of layer.literals) {
      const { value } = literal;
      if (value.length < 4 || seen.has(value) || !may(value, layer)) continue;
      if (seen.size > MOST_VALUES || !layer.budget.left()) return;
      seen.add(value);
      const found = behind(value, layer, ways);
      if (found !== null && layer.budget.take(found.followed.bytes.length)) yield peeled(literal, found);
    }
  }
  return { id, title, ...(kinds === undefined ? {} : { kinds }), decode };
}

interface Behind {
  readonly way: Way;
  readonly followed: Followed;
}

function behind(value: string, layer: LayerView, ways: LiteralCode['ways']): Behind | null {
  let best: Behind | null = null;
  for (const way of ways(value, layer)) {
    const followed = followBytes(way.bytes, way.doubt, layer);
    // a guess has to come out as an address, code or plain words
    if (followed === null || (way.doubt > 0 && followed.worth.score < 62)) continue;
    // an address or code ends the search; a text that merely reads well does not
    if (followed.worth.score >= 70) return { way, followed };
    if (best === null || followed.worth.score > best.followed.worth.score) best = { way, followed };
  }
  return best;
}

function peeled({ start, end }: LiteralView, { way, followed }: Behind): Peeled {
  const { worth, bytes, how } = followed;
  return {
    content: worth.text ?? bytes,
    how: how === '' ? way.how : `${way.how}, ${how}`,
    start,
    end,
    kind: worth.kind,
    confidence: worth.score,
  };
}

/** Letters that nobody wrote by hand: mixed, or marked as coded. */
export function looksCoded(value: string): boolean {
  if (value.length < 8) return false;
  if (/[=]$/.test(value) || value.length > 200) return true;
  const classes = Number(/[a-z]/.test(value)) + Number(/[A-Z]/.test(value)) + Number(/\d/.test(value)) + Number(/[+/_-]/.test(value));
  return classes >= 2 && read(value).known < 0.4;
}
