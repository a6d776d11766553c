/** Facts of a JavaScript or TypeScript file (also of the scripts inside HTML, Vue, Svelte, Astro); the parsers load when first needed. */
import { factsOfModule } from './extract/extract.ts';
import { withInnerCode } from './extract/inner-code.ts';
import type { ModuleFacts } from './module-facts.ts';
import { type ParseOptions, prepareFallbacks, prepareParsers } from './parse.ts';

/** Null where no parser takes the text, or it holds no script. `native: false` after a native parser died on this file. */
export async function extractModuleFacts(
  name: string,
  text: string,
  options: ParseOptions,
): Promise<ModuleFacts | null> {
  if (options.native) await prepareParsers();
  let facts = factsOfModule(name, text, options);
  if (facts === 'needs-fallback') {
    await prepareFallbacks();
    facts = factsOfModule(name, text, options);
  }
  if (facts === 'needs-fallback' || facts === null) return null;
  return withInnerCode(facts, (code) => {
    const inner = factsOfModule('inner.js', code, { native: options.native });
    return inner === 'needs-fallback' ? null : inner;
  });
}
