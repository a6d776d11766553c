/** The texts that generate.ts writes: plain functions from data to text, sorted, ending in one line break. */
import type { Detector } from '../src/inspect/detector.ts';

interface RegistryParts {
  readonly names: readonly string[];
  /** folder of the modules, seen from the registry */
  readonly from: string;
  readonly type: string;
  readonly typeFrom: string;
  /** name of the exported list */
  readonly list: string;
}

export function registry({ names, from, type, typeFrom, list }: RegistryParts): string {
  const sorted = [...names].sort();
  const imports = sorted.map((name) => `import ${identifier(name)} from '${from}${name}.ts';`);
  const items = sorted.map((name) => `  ${identifier(name)},`);
  const array = items.length === 0 ? '[]' : `[\n${items.join('\n')}\n]`;
  return [
    '/** Written by scripts/generate.ts: not edited by hand. */',
    `import type { ${type} } from '${typeFrom}';`,
    ...imports,
    '',
    `export const ${list}: readonly ${type}[] = ${array};`,
    '',
  ].join('\n');
}

/** `vscode-task` → `vscodeTask`; a name that starts with a digit gets an underscore. */
export function identifier(name: string): string {
  const camel = name.replace(/[-.]+([a-z0-9])/g, (_, next: string) => next.toUpperCase());
  // words that may not name a binding
  return /^[0-9]|^(new|function|class|default|package|import|export|eval|arguments|delete|void|with|yield|await)$/.test(
    camel,
  )
    ? `_${camel}`
    : camel;
}

/** Page of a technique at MITRE: T1059.007 → …/T1059/007/ */
export function techniqueLink(id: string): string {
  return `[${id}](https://attack.mitre.org/techniques/${id.replace('.', '/')}/)`;
}

const WEIGHTS: Readonly<Record<Detector['weight'], string>> = {
  proof: 'proof: decides alone where something reaches it',
  strong: 'strong: decides together with another strong finding that answers a different question',
  weak: 'weak: supports, never decides',
  info: 'info: helps the reader, never counted',
};
const ASPECTS = {
  starts: 'what starts code',
  hides: 'what hides',
  does: 'what it does',
  supplies: 'what it depends on',
} as const;

export function rulesPage(detectors: readonly Detector[]): string {
  const sorted = detectors.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const lines = [
    '# Rules',
    '',
    `What \`counterlure inspect\` looks for: ${sorted.length} rules. Written by \`npm run generate\` from \`src/inspect/detectors\`; \`counterlure inspect --explain RULE\` prints the same.`,
    '',
    ...table(
      ['rule', 'severity', 'weight', 'says'],
      sorted.map((rule) => [`[${rule.id}](#${rule.id})`, rule.severity, rule.weight, cell(rule.title)]),
    ),
  ];
  for (const rule of sorted) lines.push('', ...ruleSection(rule));
  return `${lines.join('\n')}\n`;
}

function ruleSection(rule: Detector): readonly string[] {
  const lines = [`## ${rule.id}`, '', `**${rule.title}**`, '', `- Severity: ${rule.severity}`];
  lines.push(`- Weight: ${WEIGHTS[rule.weight]}`);
  if (rule.aspect !== undefined) lines.push(`- Question: ${ASPECTS[rule.aspect]}`);
  if (rule.techniques.length > 0) lines.push(`- Techniques: ${rule.techniques.map(techniqueLink).join(', ')}`);
  if (rule.tradecraft.length > 0) lines.push(`- Catalogue: ${rule.tradecraft.join(', ')}`);
  lines.push('', rule.description.trim(), '', `**Honest code that looks alike.** ${rule.benign.trim()}`);
  return lines;
}

export function errorsPage(codes: Readonly<Record<string, string>>): string {
  const rows = Object.entries(codes).map(([code, hint]) => [`\`${code}\``, cell(hint)]);
  return [
    '# Errors',
    '',
    'A command that could not be done exits with 2 and one line: the code, what and where, and what to do. Written by `npm run generate` from `src/lib/errors.ts`.',
    '',
    ...table(['code', 'what to do'], rows),
    '',
  ].join('\n');
}

/** A Markdown table as the formatter leaves it: columns of one width. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((name, column) => Math.max(3, name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

/** Columns of a line, as the formatter of this repository has it. */
const WIDTH = 120;

/** JSON as the formatter leaves it: objects on lines of their own, lists of plain values on one line where they fit. */
export function formatJson(value: unknown): string {
  return `${formatAt(value, 0, 0)}\n`;
}

function formatAt(value: unknown, indent: number, column: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const outer = ' '.repeat(indent);
  const inner = `${outer}  `;
  if (Array.isArray(value)) {
    const flat = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    const plain = value.every((item) => typeof item !== 'object' || item === null);
    if (plain && column + flat.length < WIDTH) return flat;
    return `[\n${value.map((item) => inner + formatAt(item, indent + 2, indent + 2)).join(',\n')}\n${outer}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => {
    const name = `${inner}${JSON.stringify(key)}: `;
    return name + formatAt(item, indent + 2, name.length);
  });
  return `{\n${lines.join(',\n')}\n${outer}}`;
}
