/** Offsets to lines and columns (both from 1, columns in UTF-16 units). Built once per text, on first use. */
export class LineIndex {
  readonly #text: string;
  #starts: number[] | null = null;
  constructor(text: string) {
    this.#text = text;
  }
  get starts(): readonly number[] {
    if (this.#starts === null) {
      const starts = [0];
      for (let i = this.#text.indexOf('\n'); i !== -1; i = this.#text.indexOf('\n', i + 1)) starts.push(i + 1);
      this.#starts = starts;
    }
    return this.#starts;
  }
  at(offset: number): { line: number; column: number } {
    const starts = this.starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if ((starts[mid] ?? 0) <= offset) low = mid;
      else high = mid - 1;
    }
    return { line: low + 1, column: Math.max(1, offset - (starts[low] ?? 0) + 1) };
  }
}
