/** Whether a text is a program. */
import { parseSync } from 'oxc-parser';

export function parses(text: string): boolean {
  const flexible = ['out.cjs', 'out.mjs', 'out.jsx'];
  return (
    flexible.some((name) => {
      try {
        return parseSync(name, text, { sourceType: name === 'out.cjs' ? 'script' : 'module' }).errors.length === 0;
      } catch {
        return false;
      }
    }) || parseSync('out.js', `async function whole() {${text}\n}`, { sourceType: 'script' }).errors.length === 0
  );
}
