import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@odr/access';
import { Problems } from '@odr/platform';

import { LicenseCombinationsResponse, LicenseTextResponse } from './dto/license-combination.response.dto.js';
import { LicensePageResponse, LicenseResponse } from './dto/license.response.dto.js';
import { ListLicensesQuery } from './dto/list-licenses.query.dto.js';
import { type License, licenseById } from './license-catalogue.js';
import { combinationsOf } from './license-combinations.js';
import { listLicenses } from './license-list.js';
import { licenseTextOf } from './license-texts.js';
import { LicenseNotFound } from './license.errors.js';

@ApiTags('licensing')
@Controller('licenses')
export class LicenseController {
  /** Licences that are judged here, the common ones first. */
  @Get()
  @Public('Which licences are accepted, and what they ask for, has to be known before signing up.')
  @ApiOkResponse({ type: LicensePageResponse })
  @Problems('request.invalid', 'request.malformed_cursor')
  list(@Query() query: ListLicensesQuery): LicensePageResponse {
    const page = listLicenses(query);
    return { ...page, items: page.items.map(toLicenseResponse) };
  }

  /** One licence by its SPDX id, in any case; also those of SPDX that are not judged here. */
  @Get(':id')
  @Public('The terms under which everything here is published.')
  @ApiOkResponse({ type: LicenseResponse })
  @Problems('license.not_found')
  read(@Param('id') id: string): LicenseResponse {
    const license = licenseById(id);
    if (!license) throw new LicenseNotFound(id);
    return toLicenseResponse(license);
  }

  /** Its text, which comes along with the system. */
  @Get(':id/text')
  @Public('The terms under which everything here is published.')
  @ApiOkResponse({ type: LicenseTextResponse })
  @Problems('license.not_found')
  text(@Param('id') id: string): LicenseTextResponse {
    const license = licenseById(id);
    const text = license && licenseTextOf(license.id);
    if (text === undefined) throw new LicenseNotFound(id);
    return { id: license?.id ?? id, text };
  }

  /** How it goes together with others: in one work, and as the licence of an adaptation. */
  @Get(':id/combinations')
  @Public('What may be combined has to be known before it is.')
  @ApiOkResponse({ type: LicenseCombinationsResponse })
  @Problems('license.not_found')
  combinations(@Param('id') id: string): LicenseCombinationsResponse {
    const license = licenseById(id);
    if (!license) throw new LicenseNotFound(id);
    return { id: license.id, items: combinationsOf(license.id) };
  }
}

const toLicenseResponse = (license: License): LicenseResponse => ({
  ...license,
  permissions: [...license.permissions],
  conditions: [...license.conditions],
  limitations: [...license.limitations],
});
