import { expect, test } from 'vitest';
import { sampleReversal } from '../../../test/support/sample-reversal.ts';
import { PERSONAS } from '../emulate/guest/personas.ts';
import { namesDecoy, neutralConfig } from './neutral.ts';

test('addresses made with names of the decoy machines are one address, with a place for the name', () => {
  const { config } = sampleReversal();
  const [endpoint] = config.endpoints;
  if (endpoint === undefined || config.tracking === null) throw new Error('no endpoint');
  const endpoints = Object.values(PERSONAS).map(({ hostname }) => ({
    ...endpoint,
    url: `http://c2.invalid/up/${hostname}`,
    path: `/up/${hostname}`,
  }));
  const { hostname } = PERSONAS.linux;
  const destination = {
    ...config.tracking.destination,
    path: `/up/${hostname}`,
    endpoint: `http://c2.invalid/up/${hostname}`,
  };
  const neutral = neutralConfig({ ...config, endpoints, tracking: { ...config.tracking, destination } });
  expect(neutral.endpoints.map(({ url, path, evidence }) => [url, path, evidence.length])).toEqual([
    ['http://c2.invalid/up/{hostname}', '/up/{hostname}', 3],
  ]);
  expect(neutral.tracking?.destination).toMatchObject({
    path: '/up/{hostname}',
    endpoint: 'http://c2.invalid/up/{hostname}',
  });
  expect(namesDecoy(JSON.stringify(neutral.endpoints))).toBe(false);
});

test('a configuration without such names stays the same', () => {
  const { config } = sampleReversal();
  expect(neutralConfig(config)).toBe(config);
});
