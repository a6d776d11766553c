import { expect, test } from 'vitest';
import { describe as describeSample } from '../describe.ts';
import { materialOf } from '../testing.ts';

const IDS = ['nkbihfbeogaeaoehlefnkodbefgpgknn', 'bfnaelmomeimhlpmgjnjophhpkkoljpa'] as const;
const SENDS = `fetch('https://api.dapp.example/session', { method: 'POST', body: JSON.stringify({ ua: navigator.userAgent, platform: navigator.platform }) });`;

function outcomeOf(text: string): { readonly level: string; readonly ids: readonly string[] } {
  const { verdict, capabilities } = describeSample(materialOf(text));
  return { level: verdict.level, ids: capabilities.map(({ id }) => id) };
}

test('a page that offers to install wallets takes nothing', () => {
  const links = IDS.map((id) => `window.open('https://chromewebstore.google.com/detail/${id}');`).join('\n');
  const names = `const WALLETS = { ${IDS.map((id) => `${id}: 'a wallet'`).join(', ')} };`;
  for (const page of [links, names, `${links}\n${names}`]) {
    const { level, ids } = outcomeOf(`${page}\n${SENDS}`);
    expect(ids).not.toContain('collects-wallet-extensions');
    expect(['clean', 'notice']).toContain(level);
  }
});

test('their storage in a profile is another matter', () => {
  for (const place of ["path.join(home, 'Local Extension Settings')", "home + '/.config/google-chrome/Default'"]) {
    const { ids } = outcomeOf(
      `const fs = require('fs'), path = require('path'), home = require('os').homedir();\nconst at = ${place};\nfor (const id of ${JSON.stringify(IDS)}) fs.readdirSync(path.join(at, id));\n${SENDS}`,
    );
    expect(ids).toContain('collects-wallet-extensions');
  }
});
