import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@odr/access';
import { Problems } from '@odr/platform';

import { LicensePageResponse, LicenseResponse } from './dto/license.response.dto.js';
import { ListLicensesQuery } from './dto/list-licenses.query.dto.js';
import { type License, licenseById } from './license-catalogue.js';
import { listLicenses } from './license-list.js';
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
}

const toLicenseResponse = (license: License): LicenseResponse => ({
  ...license,
  permissions: [...license.permissions],
  conditions: [...license.conditions],
  limitations: [...license.limitations],
});
