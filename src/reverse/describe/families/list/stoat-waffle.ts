import type { Family } from '../family.ts';
import { code, configured, fields, routes } from '../tests.ts';

export default {
  id: 'stoat-waffle',
  name: 'StoatWaffle',
  aliases: ['checkStatus registrar'],
  languages: ['javascript'],
  traits: [
    {
      trait: 'asks /api/errorMessage, /api/err/error or /api/checkStatus',
      reason: 'its registrar',
      weight: 28,
      group: 'routes',
      source: 'T67',
      test: routes(/\/api\/(?:errormessage|err\/error|checkstatus)\b/i),
    },
    {
      trait: 'sends exceptionId and instanceId',
      reason: 'campaign and machine in the words of an error report',
      weight: 24,
      group: 'fields',
      source: 'T67, §3.1',
      test: fields(['exceptionId', 'instanceId'], 2),
    },
    {
      trait: 'sends sysInfo, processInfo, tid, sysId',
      reason: 'campaign and machine in the words of a status check',
      weight: 24,
      group: 'fields',
      source: 'T67, §3.1',
      test: fields(['sysInfo', 'processInfo', 'tid', 'sysId'], 3),
    },
    {
      trait: 'runs the message where the status is “error”',
      reason: 'the turned-round trigger',
      weight: 18,
      group: 'deeds',
      source: 'T31',
      test: code(/status\s{0,3}={2,3}\s{0,3}["'`]error["'`]/),
    },
    {
      trait: 'asks every five seconds',
      reason: 'its rhythm',
      weight: 8,
      group: 'names',
      source: 'T67',
      test: configured(({ intervals }) => intervals.filter(({ milliseconds }) => milliseconds === 5_000)),
    },
    {
      trait: 'sends the whole environment',
      reason: 'part of every question',
      weight: 8,
      group: 'targets',
      source: 'T47, T67',
      test: configured(
        ({ tracking }) => tracking?.fields.filter(({ source }) => /process\.env(?!\.)/.test(source)) ?? [],
      ),
    },
  ],
} satisfies Family;
