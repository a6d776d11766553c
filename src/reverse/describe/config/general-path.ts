/** Paths as templates, and lists of them without what another one says already. */
import type { Proof } from '../../../model/index.ts';
import { proofsOf } from '../proofs.ts';

const MOST_PLACES = 300;

/** Profiles and extensions one by one are one place. */
export function generalPath(path: string): string {
  const general = path
    .replace(/(^|[\\/])(?:Default|Profile (?:\d+|\{[^{}]{0,40}\}))(?=[\\/]|$)/gi, '$1{profile}')
    .replace(/[a-p]{32}/g, '{extension}')
    .replace(/([\\/]Local Extension Settings[\\/])\{[^{}]{0,40}\}/i, '$1{extension}');
  return /^(?:~|\{tmpdir\})/.test(general) ? general.replaceAll('\\', '/') : general;
}

/** A piece of a path that stands whole in another one is said there; a profile says no more than its browser. */
export function withoutParts<T extends { evidence: Proof[] }>(places: readonly T[], pathOf: (one: T) => string): T[] {
  const plain = (one: T): string => pathOf(one).replaceAll('\\', '/').toLowerCase();
  const whole = places.filter((one) => isWhole(pathOf(one)));
  const more = new Map<T, Proof[]>();
  const kept = places.filter((one) => {
    const path = plain(one);
    const holder = isWhole(pathOf(one))
      ? whole.find((other) => `${plain(other)}/{profile}` === path)
      : whole.find((other) => `${plain(other)}/`.includes(`/${path.replace(/^\/|\/$/g, '')}/`));
    if (holder === undefined) return true;
    more.set(holder, [...(more.get(holder) ?? []), ...one.evidence]);
    return false;
  });
  return kept.slice(0, MOST_PLACES).map((one) => {
    const proofs = more.get(one);
    return proofs === undefined ? one : { ...one, evidence: proofsOf([...one.evidence, ...proofs]) };
  });
}

function isWhole(path: string): boolean {
  return /^(?:~|[A-Za-z]:[\\/]|%\w+%|\$\w|\{\w+\}|\/(?:Users|home|Applications|Library|etc|var)\/)/.test(path);
}
