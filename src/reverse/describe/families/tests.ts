/** Tests for traits, made of data. */
import type { Proof, SampleConfig } from '../../../model/index.ts';
import type { Sent } from '../requests/request.ts';
import type { Test } from './family.ts';

/** At least so many of these texts stand in the sample, each on its own or as a whole word. */
export function words(list: readonly string[], atLeast: number): Test {
  const wanted = new Set(list);
  return ({ context, config }) => {
    const found = new Map<string, Proof>();
    for (const { name, evidence } of config.commands)
      if (wanted.has(name) && evidence[0] !== undefined) found.set(name, evidence[0]);
    for (const { text, proof } of context.seen) if (wanted.has(text) && !found.has(text)) found.set(text, proof());
    for (const { program, proof, layer } of context.readings.programs) {
      for (const { name } of program.functions)
        if (wanted.has(name) && !found.has(name)) found.set(name, { ...proof(0, name), layer: layer.id, text: name });
      for (const { name, at } of program.assignments) {
        const last = name.split('.').at(-1) ?? name;
        if (wanted.has(last) && !found.has(last)) found.set(last, proof(at, last));
      }
    }
    return found.size >= atLeast ? [...found.values()] : [];
  };
}

export function sent(test: (one: Sent) => boolean): Test {
  return ({ context }) => context.sent.filter(test).flatMap(({ proofs }) => proofs.slice(0, 2));
}

export function routes(pattern: RegExp, method?: string): Test {
  return sent(
    (one) =>
      one.kind !== 'socket' && pattern.test(one.path) && (method === undefined || (one.method ?? 'GET') === method),
  );
}

/** Endpoints on at least so many different ones of these ports. */
export function ports(list: readonly number[], atLeast = 1): Test {
  const wanted = new Set(list);
  return ({ config }) => {
    const found = config.endpoints.filter(
      ({ port, role }) => port !== null && wanted.has(port) && role !== 'reference',
    );
    return new Set(found.map(({ port }) => port)).size >= atLeast
      ? found.flatMap(({ evidence }) => evidence.slice(0, 1))
      : [];
  };
}

/** One request sends at least so many of these fields. */
export function fields(list: readonly string[], atLeast: number): Test {
  const wanted = new Set(list);
  return sent(
    (one) =>
      new Set(
        [...one.body, ...one.query, ...one.headers]
          .map(({ name }) => name.split('.').at(-1) ?? name)
          .filter((name) => wanted.has(name)),
      ).size >= atLeast,
  );
}

export function configured(
  pick: (config: SampleConfig) => readonly { readonly evidence: readonly Proof[] }[],
  atLeast = 1,
): Test {
  return ({ config }) => {
    const found = pick(config);
    return found.length >= atLeast ? found.flatMap(({ evidence }) => evidence.slice(0, 1)).slice(0, 8) : [];
  };
}

/** How a layer was hidden. */
export function layers(pattern: RegExp, atLeast = 1): Test {
  return ({ context }) => {
    const found = context.material.layers.filter(
      (layer) => layer.parent !== null && pattern.test(`${layer.decoder} ${layer.how}`),
    );
    return found.length >= atLeast
      ? found.slice(0, 4).map((layer) => ({
          layer: layer.id,
          line: layer.from?.line ?? null,
          event: layer.event,
          how: layer.origin === 'static' ? 'static' : 'recorded',
          text: layer.how.slice(0, 160),
        }))
      : [];
  };
}

/** A linear pattern over the text of programs, as they are and in readable form. */
export function code(pattern: RegExp): Test {
  return ({ context }) => {
    for (const { program, proof } of context.readings.programs) {
      const match = pattern.exec(program.text);
      if (match !== null) return [proof(match.index, match[0].slice(0, 120))];
    }
    return [];
  };
}

export function text(pattern: RegExp): Test {
  return ({ context }) => {
    const found = context.seen.find(
      ({ text: one, from }) => from !== 'argument' && one.length <= 400 && pattern.test(one),
    );
    return found === undefined ? [] : [found.proof()];
  };
}

export function command(pattern: RegExp): Test {
  return ({ commands }) => {
    const found = commands.find(({ text: one }) => pattern.test(one));
    return found === undefined ? [] : [found.proof()];
  };
}

/** All of them. */
export function all(...tests: readonly Test[]): Test {
  return (facts) => {
    const out: Proof[] = [];
    for (const test of tests) {
      const proofs = test(facts);
      if (proofs.length === 0) return [];
      out.push(...proofs);
    }
    return out;
  };
}

export function anyOf(...tests: readonly Test[]): Test {
  return (facts) => {
    for (const test of tests) {
      const proofs = test(facts);
      if (proofs.length > 0) return proofs;
    }
    return [];
  };
}

/** At least so many constant texts of hex digits that say something when undone. */
export function hexTexts(atLeast: number): Test {
  return ({ context }) => {
    const found = new Map<string, Proof>();
    for (const { text: one, from, proof } of context.seen) {
      if (
        from !== 'program' ||
        one.length < 6 ||
        one.length > 2_000 ||
        found.has(one) ||
        !/^(?:[0-9a-f]{2})+$/i.test(one)
      )
        continue;
      if (/^[\x20-\x7e]+$/.test(Buffer.from(one, 'hex').toString('latin1')) && /[a-f]|[4-7]/i.test(one))
        found.set(one, proof());
      if (found.size >= 12) break;
    }
    return found.size >= atLeast ? [...found.values()] : [];
  };
}
