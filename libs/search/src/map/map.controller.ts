import { Body, Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, RateLimit, scopeOf, type Principal } from '@odr/access';
import { BodyTagInterceptor, Problems } from '@odr/platform';
import {
  ColouredMapQuery,
  DrawMapRequest,
  LocateOnMapRequest,
  MapQuery,
  MapTileParams,
  SelectOnMapRequest,
} from './dto/map.query.dto.js';
import {
  MapOverviewResponse,
  MapPlacesResponse,
  MapSelectionResponse,
  MapSummaryResponse,
  MapTileResponse,
  MapVersionListResponse,
  MapVersionResponse,
} from './dto/map.response.dto.js';
import { toMapResponse, toVersionResponse } from './map.mapper.js';
import { MapService } from './map.service.js';

const WHY = 'A map shows published items to everybody, and more only to those who may see more.';

/** Maps of the collection: what looks alike lies together. */
@ApiTags('search')
@Controller('search/map')
export class MapController {
  constructor(private readonly maps: MapService) {}

  /** The map that serves, with how far it can be believed and what its parts are about. */
  @Get()
  @RateLimit('search')
  @UseInterceptors(BodyTagInterceptor)
  @Public(WHY)
  @Problems('request.invalid', 'embedding_engine.not_found')
  @ApiOperation({ operationId: 'map_get' })
  async get(@Query() query: MapQuery): Promise<MapOverviewResponse> {
    const { map, isDrawing } = await this.maps.find(query);
    return { map: map ? toMapResponse(map) : null, isDrawing };
  }

  /** How many items are on the map, and how they divide. */
  @Get('summary')
  @RateLimit('search')
  @UseInterceptors(BodyTagInterceptor)
  @Public(WHY)
  @Problems('request.invalid', 'search_map.not_found', 'embedding_engine.not_found')
  @ApiOperation({ operationId: 'map_summarise' })
  async summary(
    @Query() query: ColouredMapQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<MapSummaryResponse> {
    const { version, total, values } = await this.maps.summary(scopeOf(caller), query, query);
    return { version, total, values: values.map(({ value, count }) => ({ value: value ?? '', count })) };
  }

  /** A square of the map. Costs what lies in it, and answers with some hundred points or some thousand cells at most. */
  @Get('tiles/:zoom/:x/:y')
  @RateLimit('search')
  @UseInterceptors(BodyTagInterceptor)
  @Public(WHY)
  @Problems('request.invalid', 'search_map.not_found', 'embedding_engine.not_found')
  @ApiOperation({ operationId: 'map_get_tile' })
  tile(
    @Param() { zoom, x, y }: MapTileParams,
    @Query() { engine, version, colour, ...filters }: ColouredMapQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<MapTileResponse> {
    return this.maps.tile(scopeOf(caller), { engine, version, colour, zoom, x, y }, filters);
  }

  /** What lies inside a line drawn on the map: how much it is, which, and some of it to look at. */
  @Post('select')
  @HttpCode(200)
  @RateLimit('similar')
  @Public(WHY)
  @Problems('request.invalid', 'search_map.not_found', 'embedding_engine.not_found')
  @ApiOperation({ operationId: 'map_select' })
  select(
    @Body() { engine, version, polygon, ...filters }: SelectOnMapRequest,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<MapSelectionResponse> {
    return this.maps.select(scopeOf(caller), { engine, version }, polygon, filters);
  }

  /** Where items are on the map, as the hits of a search. */
  @Post('locate')
  @HttpCode(200)
  @RateLimit('similar')
  @Public(WHY)
  @Problems('request.invalid', 'search_map.not_found', 'embedding_engine.not_found')
  @ApiOperation({ operationId: 'map_locate' })
  locate(
    @Body() { contentIds, ...which }: LocateOnMapRequest,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<MapPlacesResponse> {
    return this.maps.locate(scopeOf(caller), which, contentIds);
  }

  /** Maps that were drawn or are being drawn, the latest first. */
  @Get('versions')
  @Allow('search_map.manage')
  @ApiOperation({ operationId: 'map_list_versions' })
  async versions(): Promise<MapVersionListResponse> {
    return { items: (await this.maps.list()).map(toVersionResponse) };
  }

  /** Draws a new map in the background; the one that there is serves until then. */
  @Post('versions')
  @HttpCode(202)
  @Allow('search_map.manage')
  @Problems('request.invalid', 'embedding_engine.not_found', 'search_map.too_small', 'search_map.being_drawn')
  @ApiOperation({ operationId: 'map_draw' })
  async draw(@Body() { engine }: DrawMapRequest, @CurrentPrincipal() actor: Principal): Promise<MapVersionResponse> {
    return toVersionResponse(await this.maps.draw(engine, actor.userId));
  }
}
