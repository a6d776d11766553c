/** Rules of a Makefile as data: targets, what they need, their recipes. Nothing is expanded but `$(VAR)` of simple assignments. */
export interface MakeRule {
  readonly target: string;
  readonly needs: readonly string[];
  readonly recipe: readonly { readonly text: string; readonly line: number }[];
  readonly line: number;
}
export interface Makefile {
  readonly rules: ReadonlyMap<string, MakeRule>;
  /** the first target that does not start with a dot */
  readonly first: string | null;
  /** `$(shell …)` at the top: runs whatever the target is */
  readonly always: readonly { readonly text: string; readonly line: number }[];
}

const RULES = 2_000;
/** What one target needs. */
const NEEDS = 500;
/** Lines of one recipe, and of all that one target runs. */
const STEPS = 500;

export function readMakefile(text: string): Makefile {
  const rules = new Map<string, MakeRule>();
  const always: { text: string; line: number }[] = [];
  const vars = new Map<string, string>();
  let current: { needs: string[]; recipe: { text: string; line: number }[] } | null = null;
  let first: string | null = null;
  let line = 0;
  let carried = '';
  let started = 0;
  let seen = 0;
  for (const raw of text.slice(0, 1_000_000).split('\n')) {
    line++;
    if (carried === '') started = line;
    const row = carried + raw.replace(/\r$/, '');
    if (row.endsWith('\\') && row.length < 65_536) {
      carried = `${row.slice(0, -1)} `;
      continue;
    }
    carried = '';
    if (row.startsWith('\t')) {
      if (current !== null && current.recipe.length < STEPS)
        current.recipe.push({ text: expand(row.slice(1).replace(/^\s{0,200}[@+-]{1,3}/, ''), vars), line: started });
      continue;
    }
    if (row.trim() === '' || row.startsWith('#')) continue;
    const assigned = /^\s{0,20}(?:export\s{1,8})?([\w.-]{1,100})\s{0,20}(?::{0,3}|\?|\+|!)=\s{0,20}(.*)$/.exec(row);
    if (assigned !== null) {
      const value = assigned[2] ?? '';
      if (vars.size < 500 && value.length < 2_000) vars.set(assigned[1] ?? '', expand(value, vars));
      if (/!=/.test(row.slice(0, 140)) || /\$\(shell\s/.test(value))
        always.push({ text: shellOf(value), line: started });
      continue;
    }
    const rule = row.length < 20_000 ? /^([^:=#\t][^:=]{0,2000}):(?!=):?([^=]*)$/.exec(row) : null;
    if (rule === null || ++seen > RULES * 4 || rules.size >= RULES) continue;
    const [needs = '', ...inline] = (rule[2] ?? '').split(';');
    current = {
      needs: needs
        .trim()
        .split(/\s+/)
        .filter((word) => word !== '' && word !== '|'),
      recipe: [],
    };
    if (inline.length > 0) current.recipe.push({ text: inline.join(';').trim(), line: started });
    for (const target of (rule[1] ?? '').trim().split(/\s+/).slice(0, 50)) {
      if (target === '') continue;
      const known = rules.get(target);
      const merged =
        known === undefined || known.needs.length > NEEDS
          ? current
          : { needs: [...known.needs, ...current.needs], recipe: current.recipe };
      rules.set(target, { target, needs: merged.needs, recipe: merged.recipe, line: started });
      if (first === null && !target.startsWith('.') && !target.includes('%')) first = target;
    }
  }
  return { rules, first, always };
}

function shellOf(value: string): string {
  const start = value.indexOf('$(shell');
  return start === -1 ? value : value.slice(start + 7, value.endsWith(')') ? -1 : undefined).trim();
}

function expand(text: string, vars: ReadonlyMap<string, string>): string {
  if (text.length > 20_000) return text;
  return text
    .replace(
      /\$[({](?!shell)([\w.-]{1,100})[)}]/g,
      (whole, name: string) => vars.get(name) ?? (name === 'MAKE' ? 'make' : whole),
    )
    .replaceAll('$$', '$')
    .slice(0, 40_000);
}

/** The recipe lines that making `target` runs, needs first. */
export function recipeOf(
  makefile: Makefile,
  target: string | null,
): readonly { readonly text: string; readonly line: number; readonly target: string }[] {
  const out: { text: string; line: number; target: string }[] = [];
  const seen = new Set<string>();
  const visit = (name: string, depth: number): void => {
    const rule = makefile.rules.get(name);
    if (rule === undefined || seen.has(name) || depth > 40 || out.length >= STEPS) return;
    seen.add(name);
    for (const need of rule.needs) visit(need, depth + 1);
    for (const step of rule.recipe) if (out.length < STEPS) out.push({ ...step, target: name });
  };
  if (target !== null) visit(target, 0);
  return out;
}
