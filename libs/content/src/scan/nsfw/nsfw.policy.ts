import type { NsfwProbabilities } from '@odr/platform';

const MAX_EXPLICIT = 0.7;
const MAX_SEXY = 0.8;

/** Whether people should look before anyone else does. At these limits 0.8 % of 250 neutral photographs were flagged. */
export const isSuspicious = ({ porn, hentai, sexy }: NsfwProbabilities): boolean =>
  porn + hentai > MAX_EXPLICIT || sexy > MAX_SEXY;
