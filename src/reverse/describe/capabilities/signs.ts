/** Signs of capabilities that take more than a pattern. */
import type { Proof, SampleConfig } from '../../../model/index.ts';
import { purposeOf } from '../config/classify.ts';
import type { Facts } from '../facts-of-sample.ts';
import { REMOTE } from '../requests/clients.ts';

export const withRole = (config: SampleConfig, ...roles: readonly string[]) =>
  config.endpoints.filter(({ role }) => roles.includes(role));
export const answered = ({ context }: Facts, ...answers: readonly string[]): readonly Proof[] =>
  context.sent.filter((sent) => answers.includes(sent.answer)).flatMap(({ proofs }) => proofs.slice(0, 3));
export const hidden = ({ context }: Facts, pattern: RegExp): readonly Proof[] =>
  context.material.layers
    .filter((layer) => layer.parent !== null && pattern.test(`${layer.decoder} ${layer.how}`))
    .map((layer) => ({
      layer: layer.id,
      line: layer.from?.line ?? null,
      event: layer.event,
      how: layer.origin === 'static' ? 'static' : 'recorded',
      text: layer.how.slice(0, 160),
    }));
const OBFUSCATED =
  /array|shuffle|control|flatten|packer|jsfuck|jjencode|aaencode|self-defend|debug|confuser|obfuscat|encod|dead code|opaque/i;
export const obfuscation = ({ context }: Facts): readonly Proof[] =>
  [...context.material.sources].flatMap(([layer, { obfuscation: found }]) =>
    found
      .filter(({ confidence, name }) => confidence >= 60 && OBFUSCATED.test(name))
      .map(
        ({ name, reason }): Proof => ({
          layer,
          line: null,
          event: null,
          how: 'static',
          text: `${name}: ${reason}`.slice(0, 160),
        }),
      ),
  );
export const STANDARD_PORTS = new Set([80, 443, 8080, 8443, 8000, 3000]);

/** Something received ends in a command line. */
export function runsOrders(facts: Facts): readonly Proof[] {
  const { context, config } = facts;
  const orders = config.commands.filter(({ name }) => /^(?:command|cmd|exec|shell|run|ssh_obj|ssh_run)$/i.test(name));
  const found: Proof[] = [...answered(facts, 'order')];
  for (const { program, proof } of context.readings.programs) {
    const remote = program.calls.some(({ name }) => REMOTE.test(name));
    if (!remote) continue;
    for (const { name, value, at, end } of program.calls) {
      if (
        !/(?:^|\.)(?:exec|execSync|spawn|getoutput|Popen|check_output|system|popen|run)$/.test(name) ||
        !/child_process|subprocess|^os\.|^exec/.test(name)
      )
        continue;
      const [first] = value.args;
      const open =
        first !== undefined &&
        first.k === 'member' &&
        (first.of.k === 'delivered' || first.of.k === 'name' || first.of.k === 'call' || first.of.k === 'member');
      if (open && !/^process\./.test(first.k === 'member' && first.of.k === 'name' ? `${first.of.name}.` : ''))
        found.push(proof(at, program.text.slice(at, Math.min(end, at + 160))));
    }
  }
  return found.length > 0 ? [...found, ...orders.flatMap(({ evidence }) => evidence)] : [];
}

export function hiddenStrings({ context }: Facts): readonly Proof[] {
  const out: Proof[] = [];
  for (const [layer, { strings }] of context.material.sources) {
    const raw = context.material.layers.find(({ id }) => id === layer)?.text ?? '';
    // computed from constants, and telling: names of modules, addresses
    const folded = strings.filter(
      ({ value }) =>
        value.length > 3 &&
        /^(?:https?:\/\/|child_process$|node:|axios$|request$|\/api\/|os$|fs$|process$|x-[a-z])/.test(value) &&
        !raw.includes(value),
    );
    for (const { value, how } of folded.slice(0, 4))
      out.push({ layer, line: null, event: null, how, text: value.slice(0, 120) });
  }
  return out;
}

export function nested({ context }: Facts): readonly Proof[] {
  const code = context.material.layers.filter(({ kind }) =>
    /^(?:javascript|python|powershell|shell|batch|vbs)$/.test(kind),
  );
  const parents = new Map(context.material.layers.map((layer) => [layer.id, layer]));
  const depth = (id: string): number => {
    let levels = 0;
    for (
      let one = parents.get(id);
      one !== undefined && one.parent !== null && levels < 500;
      one = parents.get(one.parent)
    )
      levels++;
    return levels;
  };
  return code
    .filter(({ id }) => depth(id) >= 2)
    .slice(0, 4)
    .map((layer) => ({
      layer: layer.id,
      line: layer.from?.line ?? null,
      event: layer.event,
      how: layer.origin === 'static' ? 'static' : 'recorded',
      text: layer.how.slice(0, 160),
    }));
}

/** `process.title = 'npm-cache'` */
export function renamed({ context }: Facts): readonly Proof[] {
  return context.readings.programs.flatMap(({ program, proof }) =>
    program.assignments
      .filter(({ name, value }) => name === 'process.title' && value.k === 'text')
      .map(({ at }) => proof(at, program.text.slice(at, at + 60))),
  );
}

/** A contract, a storage service, a paste: what lies there is run. */
export function fromDeadDrop({ context }: Facts): readonly Proof[] {
  return context.sent
    .filter((sent) => (sent.answer === 'code' || sent.answer === 'run') && purposeOf(sent).tier === 'dead-drop')
    .flatMap(({ proofs }) => proofs.slice(0, 3));
}
