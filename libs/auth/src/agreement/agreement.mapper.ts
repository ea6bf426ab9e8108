import { AGREEMENT_NAMES } from '@odr/contracts';
import type { CurrentAgreement } from './agreement.repository.js';
import type { AgreementResponse } from './dto/agreement.response.dto.js';

export const toAgreementResponse = ({
  kind,
  version,
  sha256,
  text,
  publishedAt,
  acceptedAt,
  acceptedBefore,
}: CurrentAgreement): AgreementResponse => ({
  kind,
  name: AGREEMENT_NAMES[kind],
  version,
  sha256,
  text,
  publishedAt,
  accepted: acceptedAt !== null,
  acceptedAt,
  acceptedBefore,
});
