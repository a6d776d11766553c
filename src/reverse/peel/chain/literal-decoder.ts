/** A decoder that asks one kind of text code of every literal of a layer. */
import type { Decoder, LayerView, LiteralView, Peeled } from '../decoder.ts';
import { parsesAsProgram } from '../look/program.ts';
import { type Followed, followBytes, type Way } from './follow.ts';

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
const LEAST_OF_GUESS = 62;

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
  let most = 0;
  for (const way of ways(value, layer)) {
    const followed = followBytes(way.bytes, way.doubt, layer, 0, way.mask ?? true);
    // a guess has to come out as an address, code or plain words
    if (followed === null || (way.doubt > 0 && followed.worth.score < LEAST_OF_GUESS)) continue;
    const { score } = followed.worth;
    // what was no guess, and an address from its first letter, end the search
    if (score >= (way.doubt === 0 ? 70 : 92)) return { way, followed };
    const points = score + (followed.worth.kind === 'javascript' && parsesAsProgram(followed.worth.text ?? '') ? 5 : 0);
    if (points > most) {
      best = { way, followed };
      most = points;
    }
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
