import type { Family } from '../family.ts';
import { command, configured, text } from '../tests.ts';

export default {
  id: 'tsunami-kit',
  name: 'TsunamiKit',
  aliases: [],
  languages: ['python', 'javascript', 'powershell'],
  essential: 'names',
  traits: [
    {
      trait: '“Windows Update Script.pyw”',
      reason: 'the name of its installer',
      weight: 32,
      group: 'names',
      source: 'T77',
      test: text(/Windows Update Script\.pyw/i),
    },
    {
      trait: 'a task “Runtime Broker”',
      reason: 'how it stays',
      weight: 26,
      group: 'deeds',
      source: 'T77',
      test: configured(({ persistence }) =>
        persistence.filter(({ place, command: line }) => /Runtime Broker/i.test(`${place} ${line ?? ''}`)),
      ),
    },
    { trait: 'a miner', reason: 'what it brings', weight: 14, group: 'words', source: 'T77', test: text(/\bxmrig\b/i) },
    {
      trait: 'exceptions for itself in the virus scanner',
      reason: 'before anything else',
      weight: 14,
      group: 'hiding',
      source: 'T77',
      test: command(/Add-MpPreference/i),
    },
  ],
} satisfies Family;
