/** T24: the README asks the reader to switch off what would protect or contain: antivirus, VPN, Docker, virtual machines. */

import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesWithExtension } from '../names/by-name.ts';

interface Ask {
  readonly what: string;
  readonly sign: RegExp;
}

/** Each is linear: fixed words with short gaps. */
const ASKS: readonly Ask[] = [
  {
    what: 'switch the antivirus or firewall off',
    sign: /\b(?:disable|turn(?:ing)? off|deactivate|stop|pause|switch off|whitelist (?:the|this) (?:folder|project) in)\b[^.\n]{0,40}\b(?:anti-?virus|windows defender|defender|firewall|real-?time protection|smartscreen|gatekeeper|endpoint protection)\b/i,
  },
  {
    what: 'avoid VPNs',
    sign: /\b(?:disable|turn off|avoid|do not use|don['’]t use|without(?: using)?|disconnect(?: from)?)\b[^.\n]{0,30}\b(?:vpns?|prox(?:y|ies)|anonymi[sz]ed? (?:routes?|network))\b/i,
  },
  {
    what: 'not use containers or virtual machines',
    sign: /\b(?:do not|don['’]t|never|avoid|disable|without(?: using)?)\b[^.\n]{0,40}\b(?:docker|containers?|virtual machines?|vms?|sandbox(?:es)?|dev ?containers?|codespaces?|wsl)\b/i,
  },
  {
    what: 'run it natively',
    sign: /\b(?:run|start|execute|test)\b[^.\n]{0,40}\b(?:natively|directly on your (?:own )?(?:machine|computer|host|pc|laptop)|on your (?:real|actual|main|local host) (?:machine|computer|pc))\b/i,
  },
  {
    what: 'run it as administrator',
    sign: /\b(?:run|open|start|launch)\b[^.\n]{0,50}\b(?:as (?:an? )?administrator|as root|with (?:admin(?:istrator)?|root) (?:rights|privileges|permissions))\b/i,
  },
  {
    what: 'trust the folder in the editor',
    sign: /\b(?:click|choose|select|press|accept)\b[^.\n]{0,40}\b(?:trust (?:the )?(?:authors?|folder|workspace)|yes, i trust)\b/i,
  },
  { what: 'allow automatic tasks', sign: /\b(?:allow|enable)\b[^.\n]{0,30}\bautomatic tasks\b/i },
];
const ASSESSMENT =
  /\b(?:assessment|interview|candidate|take-?home|technical (?:test|task|challenge)|coding (?:test|task|challenge)|home ?work assignment|evaluation task|hiring)\b/i;

export default {
  id: 'disable-safety-instructions',
  title: 'Reader is asked to drop protections',
  severity: 'low',
  weight: 'info',
  aspect: 'starts',
  techniques: ['T1562.001', 'T1497', 'T1204'],
  tradecraft: ['T24', 'T47'],
  description:
    'A README or guide asks to disable the antivirus, avoid VPNs, run outside Docker or virtual machines, run as administrator, or trust the workspace. The campaigns ask so because containers and filters stop their payload.',
  benign:
    'Single sentences of that kind are common in honest guides (“run as administrator”, “without Docker”) and only said; several kinds at once, in a text about an assessment, weigh something.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

const UNITS = 131_072;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of filesWithExtension(context, 'md', 'mdx', 'txt', 'rst', 'adoc')) {
    if (
      !/^(?:[^/]+\/){0,2}(?:readme|instructions?|getting[-_ ]?started|setup|install(?:ation)?|assessment|task|test|guide|contributing|how[-_ ]?to[-_ ]?run)[^/]{0,60}\.(?:md|mdx|txt|rst|adoc)$/i.test(
        name,
      ) ||
      /(?:^|\/)node_modules\//.test(name)
    )
      continue;
    const text = context.text(path)?.slice(0, UNITS) ?? '';
    const found = ASKS.flatMap(({ what, sign }) => {
      const match = sign.exec(text);
      return match === null ? [] : [{ what, at: match.index, said: match[0] }];
    });
    const first = found[0];
    if (first === undefined) continue;
    const telling = found.filter(({ what }) => !/administrator|not use containers/.test(what));
    const assessment = ASSESSMENT.test(text);
    const weighs = telling.length >= 2 || (telling.length >= 1 && assessment);
    if (!weighs && found.length < 2) continue;
    yield {
      file: path,
      at: first.at,
      excerpt: first.said,
      message: `The text asks to ${found.map(({ what }) => what).join(', ')}${assessment ? ', for an assessment' : ''}.`,
      confidence: weighs ? 60 : 40,
      ...(weighs ? { weight: 'weak' as const, severity: 'medium' as const } : {}),
      group: path,
    };
  }
}
