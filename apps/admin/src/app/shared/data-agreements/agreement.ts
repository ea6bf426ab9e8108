import { AGREEMENT_NAMES, type AcceptanceMethod, type AgreementKind } from '@odr/contracts';

/** One version of what contributors agree to. */
export interface AgreementVersion {
  readonly kind: AgreementKind;
  readonly version: string;
  readonly sha256: string;
  readonly publishedAt: string;
}

export interface AgreementText extends AgreementVersion {
  readonly text: string;
}

/** A text in force, and where I stand with it. */
export interface Agreement extends AgreementText {
  readonly name: string;
  readonly accepted: boolean;
  /** The latest earlier version I accepted. */
  readonly acceptedBefore: string | null;
}

/** That I accepted one version. */
export interface Acceptance extends AgreementVersion {
  readonly id: string;
  readonly acceptedAt: string;
  readonly method: AcceptanceMethod;
  readonly isInForce: boolean;
}

const METHOD_WORDS: Readonly<Record<AcceptanceMethod, string>> = {
  console: 'On this site',
  api: 'Through a program',
  operator_on_behalf: 'By an administrator',
};

/** How an acceptance came about, in words. */
export const howOf = (method: AcceptanceMethod): string => METHOD_WORDS[method];

export const nameOf = (kind: AgreementKind): string => AGREEMENT_NAMES[kind];

/** Where one version can be read. A last part like `1.1` would be taken for a file. */
export const pathOf = ({ kind, version }: Pick<AgreementVersion, 'kind' | 'version'>): string =>
  `/agreements/${kind}/versions/${encodeURIComponent(version)}/text`;
