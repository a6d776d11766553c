import { testLures } from '../../../test/support/lures.ts';
import detector from './planted-env.ts';

const b64 = (text: string): string => Buffer.from(text).toString('base64');
const URL = 'https://fixture-not-real.vercel.app/api/ipcheck';

testLures(detector, {
  strong: {
    'base64 address': { '.env': `PORT=3000\nAUTH_API=${b64(URL)}\n` },
    'quoted, in another file': {
      'server/.env.local': `DEV_API_KEY="${b64('https://api.npoint.io/00000000000000000000')}" # key\n`,
    },
    'without the scheme': { '.env': `CONFIG_ENDPOINT=${b64('fixture-not-real.vercel.app/api/x')}` },
    hex: { '.env': `A=${Buffer.from(URL).toString('hex')}\n` },
    reversed: { '.env': `A=${[...URL].reverse().join('')}\n` },
    twice: { '.env': `A=${b64(b64(URL))}\n` },
    'junk in front': { '.env': `A=ZT3${b64(URL)}\n` },
    'backwards base64': { '.env': `A=${[...b64(URL)].reverse().join('')}\n` },
    'character codes': { '.env': `A=${[...URL].map((c) => c.charCodeAt(0)).join(',')}\n` },
    code: { '.env': `A=${b64("const a = require('fs'); module.exports = () => a;")}\n` },
    'in an example file': { '.env.example': `AUTH_API=${b64(URL)}\n` },
    'exported, windows line ends': { 'config/prod.env': `export A=${b64(URL)}\r\nB=1\r\n` },
  },
  weak: { 'a header pair': { '.env': 'DEV_SECRET_KEY=x-secret-key\nDEV_SECRET_VALUE=_\n' } },
  silent: {
    'honest values': {
      '.env': [
        'PORT=3000',
        'API_URL=https://api.fixture.example/v1',
        `JWT_SECRET=${b64('0123456789abcdef0123456789abcdef')}`,
        `GOOGLE_CREDENTIALS=${b64('{"type":"service_account","project_id":"x"}')}`,
        'APP_KEY=base64:mFtC0lX0aPfQbTTJjWq0fH9k1u7Yt8k2m3n4o5p6q7r=',
        'NEXT_PUBLIC_KEY=pk_test_Y2xlcmsuZml4dHVyZS5leGFtcGxlJA',
        'MONGO_URI=mongodb://localhost:27017/a',
        'PRIVATE_KEY=0x0000000000000000000000000000000000000000000000000000000000000001',
        `CERT=${b64('-----BEGIN CERTIFICATE-----\nMIIB\n')}`,
        'EMPTY=',
        '# COMMENT=1',
        'HASH=d41d8cd98f00b204e9800998ecf8427e',
      ].join('\n'),
    },
    'a header, and a file that stays at home': {
      '.env': 'HEADER_NAME=x-api-key\n',
      '.gitignore': 'node_modules\n.env\n',
    },
  },
});
