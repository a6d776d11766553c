/** What is said of a sample of which nothing is known. */
import type { SampleConfig } from '../../model/index.ts';
import type { Description } from './material.ts';

export function emptyConfig(): SampleConfig {
  return {
    endpoints: [],
    pathScheme: [],
    gates: [],
    campaignIds: [],
    buildIds: [],
    keys: [],
    intervals: [],
    walletExtensions: [],
    applications: [],
    browserPaths: [],
    credentialPaths: [],
    fileGlobs: [],
    exclusions: [],
    deadDrops: [],
    exfiltration: [],
    lockFiles: [],
    droppedFiles: [],
    persistence: [],
    commands: [],
    tracking: null,
  };
}

export function emptyDescription(): Description {
  return {
    config: emptyConfig(),
    capabilities: [],
    families: [],
    indicators: [],
    anchors: [],
    similarity: { hash: '', nodes: 0 },
    // nothing was found because nothing was looked at: that is not clean
    verdict: { level: 'notice', score: 12, reasons: ['The sample was not described: nothing is known of it.'] },
  };
}
