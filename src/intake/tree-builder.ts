/**
 * The tree while it grows: files with unique paths, links, notes, what was skipped. Every text is made displayable here, every list is
 * bounded here, and what a bound leaves out is counted and said.
 */
import { displayText } from '../lib/index.ts';
import type { Skipped, Tree, TreeFile, TreeLink, TreeNote } from '../model/index.ts';
import { type Budget, type LimitCode, limitReason } from './limits/budget.ts';
import { displayName } from './names/clean-name.ts';

/** More of one kind are counted, not listed. */
const LISTED = 500;
const MAX_LINKS = 20_000;

/** `name` is raw; `path` and `root` are made of it. */
export type NewFile = Omit<TreeFile, 'path' | 'name'> & { readonly name: string };

export class TreeBuilder {
  readonly budget: Budget;
  readonly #files: TreeFile[] = [];
  readonly #paths = new Set<string>();
  readonly #links: TreeLink[] = [];
  readonly #notes = new Listing<TreeNote>();
  readonly #skipped = new Listing<Skipped>();
  readonly #onProgress: ((files: number) => void) | undefined;

  constructor(budget: Budget, onProgress?: (files: number) => void) {
    this.budget = budget;
    this.#onProgress = onProgress;
  }

  get fileCount(): number {
    return this.#files.length;
  }

  /** `place`: raw path of the member that is meant, '' for the target itself. */
  note(code: TreeNote['code'], place: string, message: string): void {
    this.#notes.add(code, () => ({ code, path: displayName(place), message: displayText(message, 400) }));
  }

  skip(code: string, place: string, reason: string, size: number | null = null): void {
    this.#skipped.add(code, () => ({ path: displayName(place), reason: displayText(reason, 400), code, size }));
  }

  skipByLimit(code: LimitCode, place: string, size: number | null): void {
    this.skip(code, place, limitReason(code, this.budget.limits), size);
  }

  link(link: {
    readonly path: string;
    readonly target: string;
    readonly kind: TreeLink['kind'];
    readonly escapes: boolean;
  }): void {
    if (this.#links.length >= MAX_LINKS) {
      this.skip('link', link.path, `more than ${MAX_LINKS} links: not listed`);
      return;
    }
    this.#links.push({ ...link, path: displayText(link.path), target: displayText(link.target, 1024) });
    if (link.escapes && link.kind !== 'submodule')
      this.note('link-escapes', link.path, `links to "${displayName(link.target)}", outside of the target`);
  }

  /** Budgets are the caller's business. Gives the path under which it stands. */
  file(file: NewFile): string {
    const root = displayText(file.root);
    const name = displayText(file.name);
    let path = root + name;
    let unique = root;
    for (let n = 1; this.#paths.has(path); n++) {
      unique = `${root}duplicate-${n}:`;
      path = unique + name;
    }
    this.#paths.add(path);
    this.#files.push({ ...file, path, name, root: unique });
    if (this.#files.length % 500 === 0) this.#onProgress?.(this.#files.length);
    return path;
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  tree(head: Pick<Tree, 'target' | 'kind' | 'git'>): Tree {
    this.#onProgress?.(this.#files.length);
    return {
      ...head,
      target: displayText(head.target, 1024),
      files: this.#files.toSorted(byPath),
      links: this.#links.toSorted(byPath),
      notes: this.#notes.list((code, more) => ({
        code: code as TreeNote['code'],
        path: '',
        message: `and ${more} more of the kind`,
      })),
      skipped: this.#skipped.list((code, more) => ({ path: '', reason: `and ${more} more`, code, size: null })),
      limits: this.budget.limits,
    };
  }
}

class Listing<T extends { readonly code: string; readonly path: string }> {
  readonly #items: T[] = [];
  readonly #counts = new Map<string, number>();

  add(code: string, make: () => T): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= LISTED) this.#items.push(make());
  }

  list(rest: (code: string, more: number) => T): readonly T[] {
    const more = [...this.#counts]
      .filter(([, count]) => count > LISTED)
      .map(([code, count]) => rest(code, count - LISTED));
    const seen = new Set<string>();
    const unique = this.#items.filter((item) => {
      const key = JSON.stringify(item);
      return !seen.has(key) && seen.add(key) !== undefined;
    });
    return [...unique.toSorted((a, b) => byPath(a, b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)), ...more];
  }
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
