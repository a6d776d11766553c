/** Said, never counted: this repository is a defender's. Rules, samples' names and indicators are its subject, so that findings in them mean less. */
import { isExample, manifests } from '../dependencies/manifests.ts';
import type { Detector, InspectContext } from '../detector.ts';

/** Independent signs that must come together; a lure that plants one or two of them changes nothing. */
const LEAST = 3;

export default {
  id: 'defender-repository',
  title: 'Repository of a scanner, rule set or analysis',
  severity: 'info',
  weight: 'info',
  aspect: 'hides',
  techniques: [],
  tradecraft: [],
  description:
    'Several independent signs say that the repository is about malware rather than made of it: files of detection rules, lists of defanged indicators, fixtures of bad code beside tests that name them, a description as a scanner. The verdict then counts only what a trigger reaches and proves.',
  benign:
    'A single sign (a README that speaks of security) is not enough, and nothing here lowers a proven path from a trigger to code from the network.',
  tree: (context) => {
    const signs = [...signsOf(context)];
    const content = signs.some(({ content }) => content);
    const first = signs[0];
    if (signs.length < LEAST || !content || first === undefined) return [];
    return [
      {
        file: first.file,
        line: 1,
        excerpt: signs.map(({ what }) => what).join('; '),
        message: `This looks like the repository of a scanner, rule set or analysis (${signs.map(({ what }) => what).join('; ')}): patterns and indicators in it are its subject.`,
        confidence: Math.min(95, 50 + 12 * signs.length),
        group: 'repository',
      },
    ];
  },
} satisfies Detector;

interface Sign {
  readonly what: string;
  readonly file: string;
  /** seen in many files or rows, not in one sentence */
  readonly content: boolean;
}

function* signsOf(context: InspectContext): Iterable<Sign> {
  const files = context.tree.files.filter(
    ({ origin, name }) => origin === 'delivered' && !name.includes('node_modules/'),
  );
  const rules = files.filter(({ name }) => isRule(name));
  const firstRule = rules[0];
  if (firstRule !== undefined && rules.length >= 5)
    yield { what: `${rules.length} files of detection rules`, file: firstRule.path, content: true };
  const lists = files.filter(({ name }) => LIST.test(name.slice(name.lastIndexOf('/') + 1)));
  const firstList = lists[0];
  if (firstList !== undefined) yield { what: 'lists of indicators', file: firstList.path, content: lists.length >= 2 };
  yield* texts(
    context,
    files.map(({ path, name }) => ({ path, name })),
  );
  yield* fixtures(context);
  for (const manifest of manifests(context)) {
    if (manifest.folder !== '' || manifest.installed) continue;
    const value = context.json(manifest.file);
    const said =
      typeof value === 'object' && value !== null
        ? JSON.stringify([
            Reflect.get(value, 'description'),
            Reflect.get(value, 'keywords'),
            manifest.name,
          ]).toLowerCase()
        : '';
    if (
      /malware|security scanner|supply[- ]chain (?:security|attack)|threat|sast|static analysis|deobfuscat|typosquat|ioc|yara/.test(
        said,
      )
    )
      yield { what: 'its package describes a security tool', file: manifest.file, content: false };
  }
}

const RULE_FOLDERS: ReadonlySet<string> = new Set(
  'rules detection detections sigma semgrep yara detectors probes signatures'.split(' '),
);

function isRule(name: string): boolean {
  if (/\.(?:yar|yara|sigma|rules)$/.test(name)) return true;
  return (
    /\.(?:ya?ml|json|ts|js|py|rs|go)$/.test(name) &&
    name
      .split('/')
      .slice(0, -1)
      .some((part) => RULE_FOLDERS.has(part))
  );
}

const LIST =
  /^(?:iocs?|indicators?(?:[-_]of[-_]compromise)?|blocklist|blacklist|malicious[-_]packages?|known[-_](?:bad|malicious)|threat[-_]?intel)[\w-]{0,40}\.(?:csv|json|txt|ya?ml|tsv|md|stix2?|ts|js|py)$/i;

function* texts(
  context: InspectContext,
  files: readonly { readonly path: string; readonly name: string }[],
): Iterable<Sign> {
  let words: string | null = null;
  let defanged = 0;
  let defangedIn = '';
  for (const { path, name } of files.filter(({ name }) => /\.(?:md|mdx|txt|csv|rst)$/i.test(name)).slice(0, 200)) {
    const text = context.text(path)?.slice(0, 262_144) ?? '';
    const count = (text.match(/\w\[\.\]\w|hxxps?:\/\/|\[:\]\/\//gi) ?? []).length;
    defanged += count;
    if (count > 0 && defangedIn === '') defangedIn = path;
    if (/^(?:[^/]+\/)?readme[^/]*$/i.test(name) && words === null) {
      const terms = [
        'malware',
        'indicators of compromise',
        'iocs',
        'yara',
        'sigma',
        'detection rule',
        'scanner',
        'att&ck',
        'threat actor',
        'beavertail',
        'contagious interview',
        'lazarus',
        'supply chain attack',
        'deobfuscat',
        'false positive',
        'obfuscat',
        'reverse engineer',
      ].filter((term) => text.toLowerCase().includes(term));
      if (terms.length >= 4) words = path;
    }
  }
  if (words !== null) yield { what: 'a README about malware and its detection', file: words, content: false };
  if (defanged >= 10) yield { what: `${defanged} defanged indicators`, file: defangedIn, content: true };
}

/** Findings that stand among tests and fixtures, in several files. */
function* fixtures(context: InspectContext): Iterable<Sign> {
  const inFixtures: string[] = [];
  let elsewhere = 0;
  for (const [path, { hits }] of context.facts) {
    if (hits.length === 0) continue;
    if (isExample(context.files.get(path)?.name ?? path)) inFixtures.push(path);
    else elsewhere++;
  }
  const first = inFixtures[0];
  if (first !== undefined && inFixtures.length >= 4 && inFixtures.length > elsewhere)
    yield { what: `${inFixtures.length} fixtures with patterns of malware`, file: first, content: true };
}
