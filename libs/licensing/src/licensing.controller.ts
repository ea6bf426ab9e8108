import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Public } from '@odr/access';
import { Problems } from '@odr/platform';

import { attributionHtml, attributionMarkdown, attributionText } from './attribution.js';
import { attributionCsv } from './attribution-csv.js';
import { creditDemands } from './attribution-demands.js';
import { WriteCreditRequest, WrittenCreditResponse } from './dto/credit.dto.js';
import { ReleaseProfilesResponse } from './dto/release-profile.response.dto.js';
import { normaliseLicense } from './license.normaliser.js';
import { ReleaseProfiles } from './release/release-profile.js';

@ApiTags('licensing')
@Controller('licensing')
export class LicensingController {
  /** Rule sets under which selections and dataset versions leave, the strictest first. */
  @Get('profiles')
  @Public('Under which rules datasets are released has to be known before their items are used.')
  @ApiOkResponse({ type: ReleaseProfilesResponse })
  profiles(): ReleaseProfilesResponse {
    return { items: ReleaseProfiles.all().map((profile) => ({ ...profile, classes: [...profile.classes] })) };
  }

  /** Writes the credit of a work that is described, in every form, with what its licence asks for. Keeps nothing. */
  @Post('credits')
  @HttpCode(200)
  @Allow('content.read')
  @ApiOperation({ operationId: 'licensing_credit' })
  @ApiOkResponse({ type: WrittenCreditResponse })
  @Problems('request.invalid')
  credit(@Body() described: WriteCreditRequest): WrittenCreditResponse {
    const { spdx: license, problem } = normaliseLicense(described);
    const work = { ...described, license };
    return {
      license,
      licenseProblem: problem?.detail ?? null,
      text: attributionText(work),
      html: attributionHtml(work),
      markdown: attributionMarkdown(work),
      csv: attributionCsv(work),
      demands: creditDemands(work),
    };
  }
}
