import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './svg-comments-to-code.ts';

const svg = (text: string): string => `<svg xmlns="http://www.w3.org/2000/svg"><!--${text}--><path d="M0 0"/></svg>`;

describe('svg-comments-to-code', () => {
  it('T49: comments of sorted flags are joined and run', async () => {
    const loader = `const fs = require('fs'); const path = require('path'); const dir = path.join(__dirname, 'assets/flags'); let all = ''; for (const f of fs.readdirSync(dir).filter(f => f.endsWith('.svg')).sort()) { const t = fs.readFileSync(path.join(dir, f), 'utf8'); const m = t.match(/<!--(.*?)-->/); if (m) all += m[1]; } eval(Check(all)); function Check(s) { return s.split('').reverse().join(''); }`;
    const hits = await hitsOf(detector, {
      'serverValidation.js': loader,
      'assets/flags/AE.svg': svg('YWxlcnQ'),
      'assets/flags/AF.svg': svg('oMSk7'),
    });
    expect(hits.map((hit) => hit.weight)).toEqual(['proof']);
  });

  it('twin: icons that become components', async () => {
    const code = `const fs = require('fs'); for (const f of fs.readdirSync('./icons')) fs.writeFileSync('./out/' + f, 'export default ' + JSON.stringify(fs.readFileSync('./icons/' + f, 'utf8'))); eval('1');`;
    expect(await hitsOf(detector, { 'a.js': code, 'icons/a.svg': svg('x') })).toEqual([]);
  });
});
