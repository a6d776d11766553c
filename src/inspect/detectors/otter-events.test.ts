import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './otter-events.ts';

describe('otter-events', () => {
  it.each([
    [
      "const io = require('socket.io-client'); s.on('whour', f); s.emit('whoIm', g); s.on('processControl', h);",
      'proof@1',
    ],
    ["post('/api/service/makelog', d); post(u + '/cldbs', e);", 'proof@1'],
  ])('%s', (text, expected) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([expected]);
  });
  it.each([
    "emit('processStatus'); get('/api/log'); get('/api/notify');",
    "bus.on('processControl', f);",
    'const ukey = 1;',
  ])('leaves %s alone', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
