/** T55, T56 and kin: a literal that is an address once its halves are swapped, its junk prefix is cut, or it is read backwards; and plainly encoded ones. */
import { hostIn, literalsOf, REFERENCE_HOSTS } from '../../indicators/index.ts';
import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isBuilt, isProgram, isProse, isScript, isTest } from '../text/place.ts';

const MAX_LITERALS = 40_000;

function host(text: string): string {
  return /^(?:[a-z]+:\/\/)?([\w.-]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || isProse(view.name) || !(isScript(view) || view.kind === 'python' || isProgram(view.name)))
    return [];
  const hits: Hit[] = [];
  const { strings } = literalsOf(view);
  for (let i = 0; i < strings.length && i < MAX_LITERALS; i++) {
    const part = strings[i];
    if (part === undefined || part.end - part.at < 12 || part.end - part.at > 4000) continue;
    const { decoded } = part;
    if (
      decoded === null ||
      hostIn(host(decoded.text), REFERENCE_HOSTS) ||
      /^(?:https?:\/\/)?(?:localhost|127\.)/.test(decoded.text)
    )
      continue;
    hits.push(judge(view, part.at, part.value, decoded.text, decoded.layer));
    if (hits.length >= 8) break;
  }
  return hits;
}

function judge(view: FileView, at: number, literal: string, text: string, layer: string): Hit {
  const twisted = /swapped|prefix|reversed/.test(layer) || (layer.match(/base64|hex/g)?.length ?? 0) > 1;
  // base64 alone is also how configuration keeps addresses (Kubernetes secrets); of a bare address or a place for hire it is not
  const telling = twisted || layer === 'hex' || /^(?:address|throwaway)$/.test(hostClass(text));
  const lighter = isTest(view.name) || isBuilt(view.name);
  return {
    at,
    excerpt: literal.slice(0, 120),
    message: `An address is hidden in the code (${layer}): ${text.slice(0, 160)}`,
    confidence: (twisted ? 88 : layer === 'hex' ? 82 : telling ? 76 : 55) - (lighter ? 25 : 0),
    weight: lighter || !telling ? 'weak' : 'strong',
    ...(telling ? {} : { severity: 'medium' as const }),
  };
}

export default {
  id: 'swapped-base64-host',
  title: 'Encoded address in code',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.013', 'T1140', 'T1132.001'],
  tradecraft: ['T38', 'T41', 'T55', 'T56'],
  description:
    'A string in the code decodes to a URL, host or IP address: base64, hex, reversed, with its two halves exchanged, or behind a few characters of junk. Honest code names the hosts that it talks to.',
  benign:
    'One ordinary address in plain base64, as in secrets of Kubernetes, counts little; what is fetched from it has a rule of its own. Base64 of data, keys, hashes, source maps and data URLs does not decode to an address; hosts of documentation and package registries, tests and built files count little or not.',
  file,
} satisfies Detector;
