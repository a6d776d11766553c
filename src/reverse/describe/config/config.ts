/** The typed record of a sample: every field from static, folded and recorded statements, merged. */
import type { SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { trackingOf } from '../tracking/scheme.ts';
import { commandsOfSample } from './commands.ts';
import { deadDropsOf } from './drops.ts';
import { endpointsOf, pathSchemeOf } from './endpoints.ts';
import { exfiltrationOf } from './exfiltration.ts';
import { filesOf } from './files.ts';
import { gatesOf } from './gates.ts';
import { idsOf } from './ids.ts';
import { intervalsOf } from './intervals.ts';
import { keysOf } from './keys.ts';
import { placesOf } from './places.ts';
import { sweepsOf } from './sweeps.ts';
import { walletExtensionsOf } from './wallets.ts';

export function configOf(context: Context): SampleConfig {
  const ids = idsOf(context);
  const keys = keysOf(context);
  const gates = gatesOf(context);
  return {
    endpoints: endpointsOf(context),
    pathScheme: pathSchemeOf(context, ids),
    gates,
    campaignIds: ids.campaignIds,
    buildIds: ids.buildIds,
    keys,
    intervals: intervalsOf(context),
    walletExtensions: walletExtensionsOf(context),
    ...placesOf(context),
    ...sweepsOf(context),
    deadDrops: deadDropsOf(
      context,
      keys
        .filter(({ kind, use }) => kind === 'xor' || (kind === 'aes' && /undoes/.test(use)))
        .map(({ value }) => value),
    ),
    exfiltration: exfiltrationOf(context),
    ...filesOf(context),
    commands: commandsOfSample(context),
    tracking: trackingOf(context, keys, gates),
  };
}
