/** Extensions of browsers that the sample names by their ids: 32 letters of a–p (Chrome's form of an id). */
import { WALLET_EXTENSIONS } from '../../../indicators/index.ts';
import type { SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { WALLET_NOTES } from '../data/wallet-notes.ts';
import { Ledger } from '../proofs.ts';

const EXTENSION = /(?<![a-z0-9])[a-p]{32}(?![a-z0-9])/g;
const STORE = 'Chrome Web Store id of this name; a label, the id is the fact';

export function walletExtensionsOf({ seen }: Context): SampleConfig['walletExtensions'] {
  const ledger = new Ledger<Omit<SampleConfig['walletExtensions'][number], 'evidence'>>();
  for (const { text, proof } of seen) {
    if (text.length < 32) continue;
    for (const [id] of text.matchAll(EXTENSION)) {
      if (new Set(id).size <= 6) continue;
      const name = WALLET_EXTENSIONS.get(id) ?? null;
      ledger.add(id, { id, name, source: WALLET_NOTES.get(id) ?? (name === null ? null : STORE) }, [proof()]);
    }
  }
  return ledger.list();
}
