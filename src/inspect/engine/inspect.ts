/**
 * One inspection, start to end: read every file once (in reading processes), find what starts code, what it reaches and what flows into it, ask the
 * detectors, join, weigh, say what was not looked at. Nothing of the target is executed. Same tree, same result, with any number of readers.
 */
import { toIndicators } from '../../indicators/index.ts';
import { readTreeFileSync } from '../../intake/index.ts';
import { displayText } from '../../lib/index.ts';
import type { Finding, Inspection, Tree, TreeFile, Verdict } from '../../model/index.ts';
import type { Detector, InspectContext } from '../detector.ts';
import { detectors } from '../detectors/registry.generated.ts';
import { linkFlows } from '../flow/link-flows.ts';
import { buildReach } from '../graph/build-reach.ts';
import { buildModuleGraph } from '../graph/module-graph.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import { readFiles } from '../reader/read-files.ts';
import { readTriggersWith } from '../triggers/read-triggers.ts';
import { triggerReaders } from '../triggers/registry.generated.ts';
import { decide } from '../verdict/verdict.ts';
import { type TextAccess, textAccess } from './context.ts';
import { coverageOf, type Unread, unresolvedOf } from './coverage.ts';
import { type PlacedHit, toFindings, type Weighed } from './findings.ts';
import { gatherIndicators } from './gather-indicators.ts';
import { Locator } from './locate.ts';
import { hitsOf, type Reversed, reverseSamples, samplesWith, withReversed } from './reverse-samples.ts';
import { roleHints } from './role-hints.ts';
import { samplesOf } from './samples.ts';
import { type Baseline, suppressionOf } from './suppressions.ts';
import { VERSION } from './version.ts';

export interface InspectOptions {
  /** reading processes; default: by cores and amount of work */
  readonly jobs?: number;
  readonly onProgress?: (done: number, total: number, phase: string) => void;
  readonly baseline?: Baseline;
  /** honour `counterlure-ignore` comments: only for repositories of one's own */
  readonly inlineSuppressions?: boolean;
  /** more known-bad packages: name → reason, from OSV records */
  readonly knownBad?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
  /** take files apart that hide something (src/reverse); default: no */
  readonly reverse?: boolean;
}

export async function inspect(tree: Tree, options: InspectOptions = {}): Promise<Inspection> {
  const files = new Map(tree.files.map((file) => [file.path, file]));
  const access = textAccess(tree, files);
  const facts = await readFiles(tree.files, {
    limits: tree.limits,
    ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
    ...(options.onProgress === undefined
      ? {}
      : { onProgress: (done: number, total: number) => options.onProgress?.(done, total, 'reading') }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  options.onProgress?.(0, 1, 'linking');
  const problems: string[] = [];
  const { context, unread } = link({ tree, files, facts, access, knownBad: options.knownBad ?? new Map() }, problems);
  const hits = askDetectors(context, problems);
  const locator = new Locator(access);
  const seen = suppress(toFindings(hits, context, locator), options, access);
  const { reversed, notes } = await takeApart(seen, context, options);
  const weighed =
    reversed.length === 0
      ? seen
      : suppress(toFindings([...hits, ...hitsOf(reversed, seen)], context, locator), options, access);
  const verdict = decide({ findings: weighed, defender: defenderOf(weighed) });
  const coverage = coverageOf(context, [...problems, ...notes], [...unread, ...access.unread()]);
  return withReversals(assemble(context, weighed, verdict, locator, coverage), reversed);
}

/** Nothing where it was not asked for, or the repository is a defender's, which is full of samples. */
function takeApart(
  seen: readonly Weighed[],
  context: InspectContext,
  options: InspectOptions,
): ReturnType<typeof reverseSamples> | Awaited<ReturnType<typeof reverseSamples>> {
  if (options.reverse !== true || defenderOf(seen) !== null) return { reversed: [], notes: [] };
  return reverseSamples(samplesOf(context, seen), seen, context, {
    read: readTreeFileSync,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
}

function withReversals(inspection: Inspection, reversed: readonly Reversed[]): Inspection {
  if (reversed.length === 0) return inspection;
  return {
    ...inspection,
    indicators: withReversed(inspection.indicators, reversed),
    samples: samplesWith(inspection.samples, reversed),
  };
}

interface Read {
  readonly tree: Tree;
  readonly files: ReadonlyMap<string, TreeFile>;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly access: TextAccess;
  readonly knownBad: ReadonlyMap<string, string>;
}

function link(
  { tree, files, facts, access, knownBad }: Read,
  problems: string[],
): { readonly context: InspectContext; readonly unread: readonly Unread[] } {
  const { triggers, problems: failed, unread } = readTriggersWith(triggerReaders, tree, access);
  problems.push(...failed.slice(0, 50));
  const graph = buildModuleGraph(tree, facts, access);
  const reach = buildReach(triggers, graph, facts);
  const flows = linkFlows(graph, facts, access);
  return {
    context: { tree, files, facts, triggers, reach, flows, knownBad, text: access.text, json: access.json },
    unread,
  };
}

function askDetectors(context: InspectContext, problems: string[]): readonly PlacedHit[] {
  const byId = new Map<string, Detector>(detectors.map((detector) => [detector.id, detector]));
  const hits: PlacedHit[] = [];
  for (const [path, facts] of context.facts) {
    for (const { rule, hit, line, column, excerpt } of facts.hits) {
      const detector = byId.get(rule);
      if (detector !== undefined)
        hits.push({ detector, file: hit.file ?? path, hit: { ...hit, line, column, excerpt } });
    }
  }
  for (const detector of detectors) {
    try {
      for (const flow of detector.flow === undefined ? [] : context.flows) {
        for (const hit of detector.flow?.(flow, context) ?? [])
          hits.push({ detector, file: hit.file ?? flow.file, hit: { fn: flow.fn, ...hit } });
      }
      for (const hit of detector.tree?.(context) ?? [])
        hits.push({ detector, file: hit.file ?? hit.trigger?.file ?? '', hit });
    } catch (error) {
      problems.push(`The rule ${detector.id} failed and found nothing: ${displayText(String(error), 160)}`);
    }
  }
  return hits;
}

function suppress(weighed: readonly Weighed[], options: InspectOptions, access: TextAccess): readonly Weighed[] {
  const rules = { baseline: options.baseline ?? null, inline: options.inlineSuppressions ?? false };
  return weighed.map((entry) => ({
    ...entry,
    finding: { ...entry.finding, suppressed: suppressionOf(entry.finding, rules, access) },
  }));
}

function defenderOf(weighed: readonly Weighed[]): string | null {
  return weighed.find((entry) => entry.finding.rule === 'defender-repository')?.finding.message ?? null;
}

function assemble(
  context: InspectContext,
  weighed: readonly Weighed[],
  verdict: Verdict,
  locator: Locator,
  coverage: Inspection['coverage'],
): Inspection {
  const { tree } = context;
  const findings: readonly Finding[] = weighed.map((entry) => entry.finding);
  return {
    schema: 'counterlure/inspection/1',
    tool: { name: 'counterlure', version: VERSION },
    target: { name: displayText(tree.target), kind: tree.kind, head: tree.git?.head ?? null },
    verdict,
    findings: [...findings],
    indicators: [
      ...toIndicators(gatherIndicators(context, findings, locator), { hints: roleHints(context, findings) }),
    ],
    samples: samplesOf(context, weighed),
    triggers: context.triggers.map((trigger) => ({
      kind: trigger.kind,
      action: displayText(trigger.action, 200),
      label: displayText(trigger.label, 200),
      file: trigger.file,
      line: trigger.line,
      excerpt: locator.place({ file: trigger.file, line: trigger.line, excerpt: trigger.excerpt }).excerpt,
      automatic: trigger.automatic,
      entries: trigger.entries.map((entry) => entry.path),
      commands: trigger.commands.map((command) => displayText(command.text, 400)),
    })),
    unresolved: unresolvedOf(context, locator),
    coverage,
  };
}
