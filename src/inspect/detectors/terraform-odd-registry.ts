/** T20: Terraform providers or modules from a registry that only looks like the public one: `terraform init` downloads and runs them. */

import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesWithExtension } from '../names/by-name.ts';

const OFFICIAL: ReadonlySet<string> = new Set([
  'registry.terraform.io',
  'registry.opentofu.org',
  'app.terraform.io',
  'terraform.io',
  'releases.hashicorp.com',
]);
const VENDORS: ReadonlySet<string> = new Set(
  'hashicorp cloudflare datadog integrations mongodb digitalocean kreuzwerker gavinbunney grafana newrelic oracle aliyun linode vultr heroku auth0 okta snowflake-labs elastic confluentinc databricks gitlabhq pagerduty terraform-aws-modules'.split(
    ' ',
  ),
);

export default {
  id: 'terraform-odd-registry',
  title: 'Terraform provider from a look-alike registry',
  severity: 'medium',
  weight: 'weak',
  aspect: 'supplies',
  techniques: ['T1195.002', 'T1583.001'],
  tradecraft: ['T20'],
  description:
    '`.terraform.lock.hcl` or a `.tf` file names a provider or module from another host than registry.terraform.io or registry.opentofu.org. `terraform init` fetches a program from there and runs it. TraderTraitor lures used look-alike hosts.',
  benign:
    'The public registries and HCP Terraform are never reported; an unrelated host is said weakly, since companies run their own; a host or namespace made to be mistaken for an official one is strong.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

const PROVIDER = /^\s{0,20}(?:provider\s+"([^"\s]{3,200})"\s*\{|"?source"?\s*=\s*"([^"\s]{3,200})")/gm;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of filesWithExtension(context, 'tf', 'tofu', 'hcl', 'json')) {
    if (!/(?:\.tf|\.tofu|\.terraform\.lock\.hcl|\.tf\.json)$/.test(name)) continue;
    const text = context.text(path)?.slice(0, 524_288) ?? '';
    const lock = name.endsWith('.lock.hcl');
    for (const match of text.matchAll(PROVIDER)) {
      const source = match[1] ?? match[2] ?? '';
      if (match[1] !== undefined && !lock) continue;
      const judged = judge(source);
      if (judged === null) continue;
      yield {
        file: path,
        at: match.index + match[0].indexOf(source),
        excerpt: match[0].trim(),
        message: `${source} is not from the public registry: ${judged.what}.`,
        confidence: judged.confidence,
        ...(judged.strong ? { weight: 'strong' as const, severity: 'high' as const } : {}),
        sinkKind: 'provider downloaded and run',
        group: `${path} ${source}`,
      };
    }
  }
}

function judge(
  source: string,
): { readonly what: string; readonly confidence: number; readonly strong: boolean } | null {
  if (/^(?:\.{1,2}\/|git::|git@|s3::|gcs::|hg::|https?:|github\.com\/|bitbucket\.org\/|gitlab\.com\/)/.test(source))
    return null;
  const parts = source.split('/');
  const host =
    parts.length >= 4 || (parts.length === 3 && (parts[0] ?? '').includes('.')) ? (parts[0] ?? '').toLowerCase() : '';
  const namespace = (host === '' ? parts[0] : parts[1])?.toLowerCase() ?? '';
  if (host !== '' && !OFFICIAL.has(host)) {
    const imitates = imitatesOfficial(host);
    const throwaway = hostClass(host) === 'throwaway' || hostClass(host) === 'address';
    if (imitates || throwaway)
      return {
        what: imitates ? `the host ${host} imitates an official one` : `the host ${host} is anyone’s within a minute`,
        confidence: 88,
        strong: true,
      };
    return { what: `the host is ${host}`, confidence: 40, strong: false };
  }
  const copied = [...VENDORS].find((vendor) => vendor.length >= 6 && vendor !== namespace && near(vendor, namespace));
  return copied === undefined
    ? null
    : { what: `the namespace ${namespace} imitates ${copied}`, confidence: 80, strong: true };
}

function imitatesOfficial(host: string): boolean {
  const labels = host.split(/[.-]/);
  if (labels.some((label) => ['terraform', 'hashicorp', 'opentofu'].some((word) => near(word, label)))) return true;
  if (/terraform|hashicorp|opentofu|terra-?form|hashi/.test(host))
    return (
      !/(?:^|\.)(?:terraform\.io|hashicorp\.com|hashicorp\.cloud|opentofu\.org)$/.test(host) &&
      !/^(?:terraform|tfe|registry|tf)\.[a-z0-9-]+\.(?:internal|corp|local|lan|net|com|io|cloud|de|co)$/.test(host)
    );
  return (
    [...OFFICIAL].some((official) => near(official, host)) || /^registry\.(?:te?r+a?for?m|0pentofu|opent0fu)/.test(host)
  );
}

/** One letter more, less or other, or two exchanged. */
function near(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  return (
    left.length + right.length === 1 ||
    (left.length === 1 && right.length === 1) ||
    (left.length === 2 && left === [...right].reverse().join(''))
  );
}
