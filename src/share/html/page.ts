/**
 * The frame of a report: one HTML file that needs nothing else: no script, no font, no image, nothing loaded, and a policy that forbids it all.
 * Semantic and in reading order, so that it reads the same aloud, on paper and without styles.
 */
import type { VerdictLevel } from '../../model/index.ts';
import { LEVEL_WORDS } from '../view.ts';
import { Html, html, nothing } from './escape.ts';
import { STYLE } from './style.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly count: number | null;
  readonly body: Html;
}

export interface Page {
  readonly level: VerdictLevel;
  readonly name: string;
  readonly version: string;
  /** what stands on top */
  readonly head: Html;
  /** empty ones are left out */
  readonly sections: readonly Section[];
  readonly footer: string;
}

export function page({ level, name, version, head, sections, footer }: Page): string {
  const shown = sections.filter((section) => section.body.text !== '');
  const [first] = shown;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="counterlure ${version}">
<title>${LEVEL_WORDS[level]}: ${name}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#${shown.some(({ id }) => id === 'findings') ? 'findings' : (first?.id ?? '')}">Skip to the findings</a>
<div class="page">
<header>
${head}
<nav aria-label="Sections"><ul>${shown.map((section) => html`<li><a href="#${section.id}">${section.title}${section.count === null ? '' : ` (${section.count})`}</a></li>`)}</ul></nav>
</header>
<main>
${shown.map(
  ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`,
)}</main>
<footer class="small soft"><p>counterlure ${version}. ${footer}</p></footer>
</div>
</body>
</html>
`;
  return document.text;
}

export function list(items: readonly string[]): Html {
  return items.length === 0 ? nothing : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

export function scoreLine(level: VerdictLevel, score: number): Html {
  return html`<p class="level"><span class="word">${LEVEL_WORDS[level]}</span> <span class="score">${score} of 100</span> <meter min="0" max="100" low="25" high="60" optimum="0" value="${score}" aria-label="score">${score}</meter></p>`;
}
