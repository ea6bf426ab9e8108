import type { SourceAgreement } from '@odr/entities';

/** Agreement with its interval. @example '0.71 (95 % interval 0.66 to 0.75)' */
export const agreementFigure = ({ agreement, low, high }: SourceAgreement): string =>
  low === null || high === null
    ? agreement.toFixed(2)
    : `${agreement.toFixed(2)} (95 % interval ${low.toFixed(2)} to ${high.toFixed(2)})`;

/** A sentence about one source. */
export const agreementWords = (one: SourceAgreement): string =>
  `${one.source}: mean similarity ${agreementFigure(one)} of what ${one.coders} people said about ${one.contents} items that several of them annotated; not corrected for chance, measured over the whole collection.`;
