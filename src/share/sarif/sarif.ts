/** The part of SARIF 2.1.0 (OASIS, 2020) that we write; the tests hold it against the official schema. */

export interface SarifMessage {
  readonly text: string;
}
export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly snippet?: { readonly text: string };
}
export interface SarifLocation {
  readonly id?: number;
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: SarifRegion;
  };
  readonly message?: SarifMessage;
}
export interface SarifThreadFlowLocation {
  readonly location: SarifLocation;
  readonly kinds: readonly string[];
  readonly executionOrder: number;
  readonly importance: 'essential' | 'important' | 'unimportant';
}
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: 'error' | 'warning' | 'note' | 'none';
  readonly rank: number;
  readonly message: SarifMessage;
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly codeFlows?: readonly {
    readonly message: SarifMessage;
    readonly threadFlows: readonly { readonly locations: readonly SarifThreadFlowLocation[] }[];
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly {
    readonly kind: 'inSource' | 'external';
    readonly status: 'accepted';
    readonly justification: string;
  }[];
  readonly properties: Readonly<Record<string, unknown>>;
}
export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: SarifMessage;
  readonly fullDescription: SarifMessage;
  readonly help: SarifMessage & { readonly markdown: string };
  readonly defaultConfiguration: { readonly level: SarifResult['level'] };
  readonly properties: Readonly<Record<string, unknown>>;
}
export interface SarifNotification {
  readonly level: 'error' | 'warning' | 'note';
  readonly descriptor: { readonly id: string };
  readonly message: SarifMessage;
  readonly locations?: readonly SarifLocation[];
}
