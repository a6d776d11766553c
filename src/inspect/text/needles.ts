/** Is one of a constant list of strings in the file? In a reading process that is known beforehand, for strings that are needles or hints of a detector. */
import type { FileView } from '../reader/file-view.ts';

export function hasAny(view: FileView, needles: readonly string[]): boolean {
  return view.hasAny?.(needles) ?? needles.some(view.has);
}
