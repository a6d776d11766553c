/** Law 7 for every output: text from a target stays text. The same hostile words go through every field and every format. */
import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../../test/support/hostile-text.ts';
import { sampleInspection } from '../../test/support/sample-inspection.ts';
import { Inspection } from '../model/index.ts';
import { inspectionFormats, type RenderOptions, renderBrief, renderInspection } from './index.ts';

const OPTIONS: RenderOptions = {
  rules: [],
  text: { width: 80, color: true, unicode: true, links: true, verbose: true, indicators: 'all' },
};

/** Every string of the inspection gets the hostile words, but where the schema knows the values. */
function poisoned(words: string): Inspection {
  const fixed = new Set(['schema', 'level', 'severity', 'reach', 'type', 'origin', 'version']);
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return fixed.has(key) || (key === 'name' && value === 'counterlure') ? value : words;
    if (Array.isArray(value)) return value.map((child) => poison(child, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, poison(child, name)]));
  };
  return Inspection.parse(poison(sampleInspection(), ''));
}

const CONTROLS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e0fff}]/u;
/** our own colours and links: SGR, and OSC 8 to ATT&CK */
const OURS = /\u001b\[[\d;]*m|\u001b\]8;;(?:https:\/\/attack\.mitre\.org\/[\w./]*)?\u001b\\/g;

describe.each(HOSTILE.map((words, index) => [index, words] as const))('hostile text %i', (_, words) => {
  it.each(inspectionFormats)('does nothing in %s', async (format) => {
    const report = await renderInspection(poisoned(words), format, OPTIONS);
    const body =
      format === 'text' ? report.replace(OURS, '') : format === 'csv' ? report.replaceAll('\r\n', '\n') : report;
    expect(body).not.toMatch(CONTROLS);
    CHECKS[format]?.(report, words);
  });

  it('does nothing in the brief form', async () => {
    const report = await renderBrief(poisoned(words));
    expect(report).not.toMatch(CONTROLS);
    expect(report.trimEnd().split('\n').length).toBe((await renderBrief(poisoned('x'))).trimEnd().split('\n').length);
  });
});

const CHECKS: Readonly<Partial<Record<(typeof inspectionFormats)[number], (report: string, words: string) => void>>> = {
  json: (report, words) => expect(JSON.parse(report).target.name).toBe(words),
  sarif: (report) => expect(JSON.parse(report).runs[0].results[0].message.text).not.toMatch(/\]\(|\{\d+\}/),
  html: (report) => {
    expect(report).not.toMatch(/<(?:script|img|b>)|<style>\*|<[a-z][^>]*\son\w+=/i);
    expect(report.match(/<style>/g)).toHaveLength(1);
    expect(report.match(/<\/main>/g)).toHaveLength(1);
  },
  markdown: (report) => {
    const prose = withoutFences(report);
    const outsideCode = prose.replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
    expect(outsideCode).not.toMatch(/<(?:script|img|style)/i);
    expect(outsideCode).not.toMatch(/(?<!\\)\]\(|(?:^|\s)@[a-z]|(?:^|\s)#\d|https?:\/\/evil|www\.evil/i);
    for (const row of prose.split('\n').filter((line) => line.startsWith('|'))) expect(row.split('|')).toHaveLength(7);
  },
  csv: (report) => {
    for (const line of report.trimEnd().split('\r\n')) expect(line).not.toMatch(/(?:^|,)"?[=+@|-]/);
  },
};

function withoutFences(markdown: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split('\n')) {
    const mark = /^(`{3,})(?:text)?$/.exec(line)?.[1];
    if (fence === null && mark !== undefined) fence = mark;
    else if (fence !== null && line === fence) fence = null;
    else if (fence === null) kept.push(line);
  }
  expect(fence).toBeNull();
  return kept.join('\n');
}
