/**
 * A linear look at how deep a text may nest, before any native parser sees it: native parsers die on deep nesting.
 * It over-counts (strings and comments are not told apart), which only sends a file to the slower parser.
 */

/** Deepest run of open brackets, and the longest chain of operators that parsers recurse on (`?`, `=>`, `!`, `else if`, `=`). */
export function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let chain = 0;
  let longest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    switch (c) {
      case 40: // (
      case 91: // [
      case 123: // {
        depth++;
        if (depth > deepest) deepest = depth;
        break;
      case 41:
      case 93:
      case 125:
        if (depth > 0) depth--;
        break;
      case 59: // ;
        chain = 0;
        break;
      case 33: // !
      case 45: // -
      case 61: // =
      case 63: // ?
      case 126: // ~
        chain++;
        if (chain > longest) longest = chain;
        break;
      default:
    }
  }
  return Math.max(deepest, longest >> 2);
}
