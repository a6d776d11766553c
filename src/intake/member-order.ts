/** In which order members are taken, so that limits take the depths and not what stands at the top, whatever the carrier's order was. */
import type { Named } from './git/find-git.ts';

/** Groups of equal names; shallow first, below node_modules last, then by name. */
export function inOrder(members: readonly Named[]): readonly (readonly Named[])[] {
  const groups = new Map<string, Named[]>();
  for (const member of members) {
    const group = groups.get(member.name);
    if (group === undefined) groups.set(member.name, [member]);
    else group.push(member);
  }
  const ranked = [...groups].map(([name, group]) => ({ name, group, rank: rankOf(name) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
  return ranked.map((one) => one.group);
}

function rankOf(name: string): number {
  let depth = 0;
  for (let i = name.indexOf('/'); i !== -1; i = name.indexOf('/', i + 1)) depth += 1;
  return depth + (/(?:^|\/)node_modules\//.test(name) ? 100_000 : 0);
}
