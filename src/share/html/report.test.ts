import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFinding, sampleInspection } from '../../../test/support/sample-inspection.ts';
import { sampleReversal } from '../../../test/support/sample-reversal.ts';
import { htmlReport } from './report.ts';
import { htmlReversal } from './reversal.ts';

const CHROMIUM = '/usr/bin/chromium';

describe.each([
  ['inspection', htmlReport(sampleInspection()), 'nft-marketplace'],
  ['reversal', htmlReversal(sampleReversal()), 'sample.js'],
])('the HTML report of an %s', (_, page, name) => {
  it('loads nothing, runs nothing, and forbids both', () => {
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<object|<form|\son[a-z]+=|javascript:|url\(|@import/i);
    const links = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target]) => target ?? '');
    expect(
      links.filter((target) => !target.startsWith('#') && !target.startsWith('https://attack.mitre.org/techniques/')),
    ).toEqual([]);
  });

  it('has a language, a title, landmarks and headings in order', () => {
    expect(page).toContain('<html lang="en">');
    expect(page).toContain(`<title>Malicious: ${name}</title>`);
    for (const tag of ['<header>', '<nav aria-label="Sections">', '<main>', '<footer']) expect(page).toContain(tag);
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
  });

  it('has unique ids, and links that lead to one', () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });
});

describe('the HTML report', () => {
  it('says it where nothing was found', () => {
    const { verdict, ...rest } = sampleInspection();
    const clean = htmlReport({
      ...rest,
      findings: [],
      indicators: [],
      samples: [],
      verdict: { ...verdict, level: 'clean', score: 0, reasons: [] },
    });
    expect(clean).toContain('Nothing was found in what was read.');
    expect(clean).not.toContain('id="indicators"');
  });
});

// Needs Debian's chromium, which a fresh machine may not have: then these are reported as skipped.
describe.skipIf(!existsSync(CHROMIUM))('in a browser', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'counterlure-html-'));
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const hostile = sampleInspection({
    findings: [
      sampleFinding({
        title: '"><img src=x onerror=alert(1)>',
        excerpt: '</code><script>alert(1)</script>',
        file: `${'long/'.repeat(60)}<b>x.js`,
      }),
      ...sampleInspection().findings,
    ],
  });

  const reversal = sampleReversal({
    source: `</pre><script>alert(1)</script>\n${'x'.repeat(9000)}\n`,
    target: { name: '"><img src=x onerror=alert(1)>', sha256: 'a'.repeat(64), size: 1, kind: 'javascript' },
  });
  const pages = { inspection: htmlReport(hostile), reversal: htmlReversal(reversal) };

  it.each([
    ['inspection', 'light', 1280],
    ['inspection', 'light', 320],
    ['inspection', 'dark', 1280],
    ['inspection', 'dark', 320],
    ['reversal', 'light', 1280],
    ['reversal', 'light', 320],
    ['reversal', 'dark', 1280],
    ['reversal', 'dark', 320],
  ] as const)('is quiet, whole and readable: %s, %s, %i wide', async (what, colorScheme, width) => {
    const file = join(folder, 'report.html');
    writeFileSync(file, pages[what]);
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    const noise: string[] = [];
    page.on('dialog', (dialog) => noise.push(`dialog ${dialog.message()}`));
    page.on('console', (message) => noise.push(message.text()));
    page.on('request', (request) => request.url().startsWith('file:') || noise.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    const seen = await page.evaluate(READ_PAGE);
    await page.close();
    expect(noise).toEqual([]);
    expect(seen.scripts + seen.images).toBe(0);
    expect(seen.width).toBeLessThanOrEqual(width);
    expect(seen.faint).toEqual([]);
  });
});

/** In the page: counts what must not be there, and lists text whose contrast is below WCAG AA. */
const READ_PAGE = `(() => {
  const parse = (c) => (c.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => { for (let n = e; n; n = n.parentElement) { const c = parse(getComputedStyle(n).backgroundColor); if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
  const faint = [];
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(e.tagName + ' ' + e.textContent.trim().slice(0, 40));
  }
  return { scripts: document.scripts.length, images: document.images.length, width: document.documentElement.scrollWidth, faint };
})()` as unknown as () => { scripts: number; images: number; width: number; faint: string[] };
