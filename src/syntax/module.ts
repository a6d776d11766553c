/** Facts of a JavaScript or TypeScript file (also of the scripts inside HTML, Vue, Svelte, Astro); the parsers load when first needed. */
import { factsOfModule } from './extract/extract.ts';
import type { ModuleFacts } from './module-facts.ts';
import { type ParseOptions, prepareFallbacks, prepareParsers } from './parse.ts';

/** Null where no parser takes the text, or it holds no script. `native: false` after a native parser died on this file. */
export async function extractModuleFacts(
  name: string,
  text: string,
  options: ParseOptions,
): Promise<ModuleFacts | null> {
  if (options.native) await prepareParsers();
  const facts = factsOfModule(name, text, options);
  if (facts !== 'needs-fallback') return facts;
  await prepareFallbacks();
  const again = factsOfModule(name, text, options);
  return again === 'needs-fallback' ? null : again;
}
