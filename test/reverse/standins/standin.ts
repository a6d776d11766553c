/**
 * A stand-in for a family: inert code in the shape of the published descriptions, with the facts that its reversal must show. Every text begins with a statement
 * that throws unless the emulator's decoy marker is there; hosts are reserved names, constants and keys invented; its "collection" builds paths and reads nothing out.
 */
import type { SampleConfig } from '../../../src/model/index.ts';

type One<K extends keyof SampleConfig> = SampleConfig[K] extends readonly (infer T)[] ? T : never;
type Tracking = NonNullable<SampleConfig['tracking']>;

export interface StandIn {
  readonly id: string;
  readonly title: string;
  /** what a reader would like to see, and what the delivery is made from */
  readonly readable: string;
  /** the form in which it comes; the first file is the sample, the others lie around it */
  readonly delivery: readonly DeliveredFile[];
  readonly expected: Expected;
}

export interface DeliveredFile {
  readonly path: string;
  readonly content: string;
}

/** Facts that must come out. Where several readings are right, a list says which. Names of places are compared by their tails, with `/`, without case. */
export interface Expected {
  /** as FamilyMatch names it, without case and punctuation: one of these must come first; none: no family may be claimed with confidence of 70 or more */
  readonly families: readonly string[];
  /** one of the techniques must be among those of a capability */
  readonly capabilities: readonly { readonly what: string; readonly techniques: readonly string[] }[];
  readonly endpoints: readonly {
    readonly url: string;
    readonly method?: string;
    readonly roles: readonly One<'endpoints'>['role'][];
    readonly tiers?: readonly One<'endpoints'>['tier'][];
  }[];
  /** placeholders stand for themselves: `/client/{}/{}` */
  readonly pathScheme?: readonly string[];
  readonly gates?: readonly Pick<One<'gates'>, 'kind' | 'name' | 'value'>[];
  readonly campaignIds?: readonly string[];
  readonly buildIds?: readonly string[];
  readonly keys?: readonly Pick<One<'keys'>, 'kind' | 'value'>[];
  readonly intervals?: readonly number[];
  readonly walletExtensions?: readonly string[];
  readonly applications?: readonly string[];
  readonly browserPaths?: readonly string[];
  readonly credentialPaths?: readonly string[];
  readonly fileGlobs?: readonly string[];
  readonly exclusions?: readonly string[];
  readonly deadDrops?: readonly {
    readonly kinds: readonly One<'deadDrops'>['kind'][];
    readonly chain?: string;
    readonly address?: string;
    readonly selector?: string;
    readonly rpc?: readonly string[];
    readonly url?: string;
    readonly key?: string;
  }[];
  readonly exfiltration?: readonly { readonly endpoint: string; readonly fields: readonly string[] }[];
  readonly lockFiles?: readonly string[];
  readonly droppedFiles?: readonly string[];
  readonly persistence?: readonly string[];
  readonly commands?: readonly string[];
  readonly tracking?: {
    readonly fields: readonly {
      readonly name: string;
      /** words one of which the source must hold */
      readonly source?: readonly string[];
      readonly meanings: readonly Tracking['fields'][number]['meaning'][];
    }[];
    readonly identifier: {
      readonly names: readonly string[];
      /** words, each of which one of the parts or the expression must hold */
      readonly parts: readonly string[];
      readonly assignedBy: 'sample' | 'server';
    } | null;
    readonly transmissions: readonly {
      readonly endpoint: string;
      readonly method?: string;
      readonly every?: number | null;
      readonly fields: readonly string[];
    }[];
    readonly destination: {
      readonly kinds: readonly Tracking['destination']['kind'][];
      readonly endpoint: string;
      readonly project?: string;
      readonly table?: string;
    };
    readonly keys?: readonly string[];
  };
  /** texts that no endpoint, id or key may hold: decoys */
  readonly never?: readonly string[];
}
