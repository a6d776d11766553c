/** From a target and flags to a written report and an exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Baseline,
  type InspectOptions,
  inspect,
  parseBaseline,
  ruleReference,
  toBaseline,
} from '../../../inspect/index.ts';
import { type OpenOptions, openTree } from '../../../intake/index.ts';
import { CounterlureError, displayText } from '../../../lib/index.ts';
import type { Inspection, Tree, TreeLimits, VerdictLevel } from '../../../model/index.ts';
import { asciiJson, renderBrief, renderInspection, type TextOptions } from '../../../share/index.ts';
import { askYesNo, canAsk } from '../../ask.ts';
import { type Io, writeTo } from '../../io.ts';
import { knownBadFrom } from '../../known-bad.ts';
import { checkOutput, writeOutput } from '../../output-file.ts';
import { type Progress, progressOn } from '../../progress.ts';
import { terminalOptions } from '../../terminal.ts';
import type { InspectFlags } from './flags.ts';

const LEVELS: readonly VerdictLevel[] = ['clean', 'notice', 'suspicious', 'malicious'];

/** `name`: what the report calls the target, where its path would say nothing. */
export async function inspectTarget(target: string, flags: InspectFlags, io: Io, name?: string): Promise<number> {
  for (const file of [flags.output, flags.writeBaseline]) if (file !== undefined) checkOutput(file);
  const progress = progressOn(io, flags.quiet === true);
  let inspection: Inspection;
  try {
    const options = inspectOptions(flags, io, progress);
    const tree = await open(target, flags, io, progress);
    inspection = await inspect(name === undefined ? tree : { ...tree, target: name }, options);
  } finally {
    progress.clear();
  }
  if (flags.writeBaseline !== undefined) {
    const accepted = toBaseline(inspection.findings, 'accepted when the baseline was written; say why');
    writeOutput(flags.writeBaseline, `${asciiJson(accepted)}\n`, io);
  }
  await writeReport(inspection, flags, io);
  return exitCode(inspection.verdict.level, flags.failOn);
}

async function open(target: string, flags: InspectFlags, io: Io, progress: Progress): Promise<Tree> {
  const options: OpenOptions = {
    limits: limitsFrom(flags),
    history: flags.history === true,
    allowNetwork: flags.allowNetwork === true,
    onProgress: (files) => progress.report(files, 0, 'opening'),
    ...(target === '-' ? { stdin: io.stdin } : {}),
    ...(flags.password === undefined ? {} : { password: flags.password }),
  };
  try {
    return await openTree(target, options);
  } catch (error) {
    const network = error instanceof CounterlureError && error.code === 'CL_NETWORK_NOT_ALLOWED';
    if (!network || !canAsk(io)) throw error;
    progress.clear();
    const yes = await askYesNo(
      `${displayText(target, 200)} has to be fetched; whoever runs that server may see it. Fetch it?`,
      io,
    );
    if (!yes) throw error;
    return openTree(target, { ...options, allowNetwork: true });
  }
}

function limitsFrom(flags: InspectFlags): Partial<TreeLimits> {
  const given: readonly (readonly [keyof TreeLimits, number | undefined])[] = [
    ['maxBytes', flags.maxBytes],
    ['maxFileBytes', flags.maxFileBytes],
    ['maxFiles', flags.maxFiles],
    ['maxDepth', flags.maxDepth],
    ['maxArchiveDepth', flags.maxArchiveDepth],
    ['maxRatio', flags.maxRatio],
    ['maxMillis', flags.maxTime],
  ];
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function inspectOptions(flags: InspectFlags, io: Io, progress: Progress): InspectOptions {
  const baseline = flags.baseline === undefined ? null : readBaseline(flags.baseline);
  const knownBad = knownBadFrom(flags.knownBad, dataDir(flags, io));
  return {
    onProgress: progress.report,
    signal: io.signal,
    reverse: flags.reverse,
    inlineSuppressions: flags.inlineSuppressions === true,
    ...(flags.jobs === undefined ? {} : { jobs: flags.jobs }),
    ...(baseline === null ? {} : { baseline }),
    ...(knownBad === null ? {} : { knownBad }),
  };
}

function dataDir(flags: InspectFlags, io: Io): string | null {
  return flags.dataDir ?? (io.env['COUNTERLURE_HOME'] || null);
}

function readBaseline(file: string): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CounterlureError('CL_BASELINE_INVALID', `${displayText(file, 200)} cannot be read`, { cause: error });
  }
  return parseBaseline(text, file);
}

async function writeReport(inspection: Inspection, flags: InspectFlags, io: Io): Promise<void> {
  const toFile = flags.output !== undefined;
  const output = toFile ? { isTTY: false, write: () => true } : io.stdout;
  const text: TextOptions = {
    ...terminalOptions(output, toFile ? {} : io.env),
    verbose: flags.verbose === true,
    indicators: flags.indicators,
  };
  const brief = flags.format === 'text' && flags.quiet === true;
  const report = brief
    ? await renderBrief(inspection)
    : await renderInspection(inspection, flags.format, { rules: ruleReference, text });
  if (flags.output === undefined) return writeTo(io.stdout, report);
  writeOutput(flags.output, report, io);
  if (flags.quiet !== true) {
    await writeTo(
      io.stderr,
      `${inspection.verdict.level}, ${inspection.verdict.score} of 100: see ${displayText(join(flags.output), 300)}\n`,
    );
  }
}

function exitCode(level: VerdictLevel, failOn: InspectFlags['failOn']): number {
  return failOn !== 'never' && LEVELS.indexOf(level) >= LEVELS.indexOf(failOn) ? 1 : 0;
}
