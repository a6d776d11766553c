/**
 * One documented technique as an inert lure, and its benign twin: honest code that looks alike. Hosts are reserved names, addresses from the documentation
 * ranges, payloads do nothing. The fixtures were written from the public descriptions, by somebody who had not seen the detectors.
 */
import type { VerdictLevel } from '../../src/model/index.ts';

export interface FixtureTree {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** permission bits by file, where they matter */
  readonly modes?: Readonly<Record<string, number>>;
}

export interface TechniqueFixture {
  /** T01 … of the catalogue; a composite has a name of its own */
  readonly id: string;
  readonly title: string;
  readonly lure: FixtureTree;
  readonly expect: {
    /** the least level that the verdict must have */
    readonly level: VerdictLevel;
    /** the file that a finding must name */
    readonly file: string;
    /** catalogue ids, one of which that finding must carry; default: the fixture's own id */
    readonly tradecraft?: readonly string[];
    /** files that the finding's path must pass, in this order */
    readonly via?: readonly string[];
    /** what must stand among the indicators (part of a value) */
    readonly indicators?: readonly string[];
  };
  readonly twin: FixtureTree & {
    /** which honest practice this is */
    readonly why: string;
    /** the highest level that the verdict may have; default `notice` */
    readonly atMost?: VerdictLevel;
  };
}
