/** Indicators of the whole target: what stands in the files, what the linked flows computed, who signed the commits, which packages are known bad. */
import type { FileIndicators } from '../../indicators/index.ts';
import { hitsInText } from '../../indicators/index.ts';
import type { Finding } from '../../model/index.ts';
import type { InspectContext } from '../detector.ts';
import type { Locator } from './locate.ts';

/** Authors of a long history are mostly inherited ones: only the newest commits speak of who sent it. */
const AUTHORS = 20;

export function gatherIndicators(
  context: InspectContext,
  findings: readonly Finding[],
  locator: Locator,
): readonly FileIndicators[] {
  const told = new Set(
    findings
      .filter((finding) => finding.suppressed === null && finding.severity !== 'info')
      .map((finding) => finding.file),
  );
  const out: FileIndicators[] = [];
  for (const [file, facts] of context.facts) {
    if (facts.indicators.length === 0) continue;
    out.push({
      file,
      sha256: facts.sha256,
      hits: facts.indicators,
      reached: told.has(file) || context.reach.pathToFile(file) !== null,
    });
  }
  out.push(...flowIndicators(context, locator), ...registryIndicators(context, findings), ...authorIndicators(context));
  return out;
}

function flowIndicators(context: InspectContext, locator: Locator): readonly FileIndicators[] {
  const out: FileIndicators[] = [];
  for (const flow of context.flows) {
    for (const constant of [...flow.constants, ...flow.sources.flatMap((source) => source.addresses)]) {
      const place = locator.place({ file: constant.file, at: constant.at, excerpt: '' });
      const layer = constant.how.length === 0 ? 'source' : constant.how.join(', ');
      const hits = hitsInText(constant.value).map((hit) => ({
        ...hit,
        at: constant.at,
        line: place.line,
        column: place.column,
        layer,
      }));
      if (hits.length > 0)
        out.push({ file: constant.file, sha256: context.facts.get(constant.file)?.sha256 ?? '', hits, reached: true });
    }
  }
  return out;
}

/** Hosts of Terraform providers stand without a scheme: the finding says that the host is odd, the trigger's label says which it is. */
function registryIndicators(context: InspectContext, findings: readonly Finding[]): readonly FileIndicators[] {
  const odd = new Set(
    findings
      .filter(({ rule, suppressed }) => rule === 'terraform-odd-registry' && suppressed === null)
      .map(({ file, line }) => `${file}\n${line}`),
  );
  return context.triggers
    .filter((trigger) => trigger.kind === 'terraform-provider' && odd.has(`${trigger.file}\n${trigger.line}`))
    .map((trigger) => ({
      file: trigger.file,
      sha256: context.facts.get(trigger.file)?.sha256 ?? '',
      hits: hitsInText(`https://${trigger.label.split('/')[0]}`)
        .filter(({ type }) => type === 'domain')
        .map((hit) => ({ ...hit, line: trigger.line, column: 1 })),
      reached: true,
    }));
}

function authorIndicators(context: InspectContext): readonly FileIndicators[] {
  const seen = new Set<string>();
  const hits: FileIndicators['hits'][number][] = [];
  for (const commit of context.tree.git?.commits.slice(0, AUTHORS) ?? []) {
    for (const person of [commit.author, commit.committer]) {
      const value = `${person.name} <${person.email}>`;
      if (seen.has(value) || /@users\.noreply\.|^noreply@/.test(person.email)) continue;
      seen.add(value);
      hits.push({ type: 'git-author', value, at: 0, line: 1, column: 1, layer: `commit ${commit.id.slice(0, 12)}` });
    }
  }
  return hits.length === 0 ? [] : [{ file: '.git', sha256: '', hits, reached: false }];
}
