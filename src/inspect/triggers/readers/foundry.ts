/** Solidity projects: `ffi = true` lets tests run any program; remappings and library sources are named. Anchor, Truffle and Hardhat are configurations that are programs, read elsewhere. */
import type { TreeFile } from '../../../model/index.ts';
import { type Doc, tomlDoc } from '../support/doc.ts';
import { folderOf, makeTrigger } from '../support/make-trigger.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

export default {
  id: 'foundry',
  title: 'Foundry',
  wants: (name) => /(?:^|\/)foundry\.toml$/.test(name),
  read(file, context) {
    const doc = tomlDoc(context.text(file.path));
    if (doc === null) return [];
    const profiles: readonly (readonly [string, Doc])[] = [['default', doc], ...(doc.get('profile')?.entries() ?? [])];
    return profiles
      .slice(0, 50)
      .flatMap(([name, profile]) => (profile.get('ffi')?.value === true ? [ffi(name, profile, file, context)] : []));
  },
} satisfies TriggerReader;

function ffi(name: string, profile: Doc, file: TreeFile, context: TriggerContext): Trigger {
  const folder = folderOf(file.name);
  const prefix = folder === '' ? '' : `${folder}/`;
  const scripts = context.tree.files.filter(
    (one) =>
      one.root === file.root &&
      one.name.startsWith(prefix) &&
      /\.(?:t|s)\.sol$/.test(one.name) &&
      !/(?:^|\/)(?:lib|node_modules)\//.test(one.name),
  );
  return makeTrigger(file, {
    kind: 'foundry-ffi',
    moment: 'test',
    automatic: false,
    action: 'forge test or forge script',
    label: `ffi (profile ${name})`,
    line: profile.get('ffi')?.line ?? 1,
    excerpt: 'ffi = true',
    entries: scripts.slice(0, 100).map((one) => ({ path: one.path, how: 'other', steps: ['forge test'] })),
  });
}
