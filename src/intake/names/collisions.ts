/**
 * Names that a case-folding or normalising file system takes for one: `A.js` and `a.js`, `Hooks/x` and the link `hooks`.
 * Told once for each pair of folders or files.
 */
export class Collisions {
  readonly #exact = new Map<string, string>();
  readonly #told = new Set<string>();

  /** The other spelling that is already there, or null. Folders on the way count. */
  add(path: string): readonly [string, string] | null {
    let found: readonly [string, string] | null = null;
    for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      const prefix = end === -1 ? path : path.slice(0, end);
      found ??= this.#addOne(prefix);
      if (end === -1) return found;
    }
  }

  #addOne(prefix: string): readonly [string, string] | null {
    const key = fold(prefix);
    const before = this.#exact.get(key);
    if (before === undefined) {
      this.#exact.set(key, prefix);
      return null;
    }
    if (before === prefix || this.#told.has(key)) return null;
    this.#told.add(key);
    return [before, prefix];
  }
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
