import { ApiProperty } from '@nestjs/swagger';
import { ContentResponse } from '@odr/content';

export class MapFigureResponse {
  readonly value!: number;
  /** Ends of the interval in which it lies with a probability of 95 %. */
  readonly low!: number;
  readonly high!: number;
}

/** How far a map can be believed; measured on some of the published items. */
export class MapQualityResponse {
  /** Whether neighbours on the map are neighbours: 1 = all of them, 0.5 is chance (Venna and Kaski 2001). */
  readonly trustworthiness!: MapFigureResponse;
  /** Which part of the true neighbours are neighbours on the map. */
  readonly neighboursKept!: MapFigureResponse;
  /** Trustworthiness of the two first principal components: what the map is better than. */
  readonly baseline!: MapFigureResponse;
  /** How many neighbours of each item were looked at. */
  readonly neighbours!: number;
  /** Among how many items. */
  readonly sample!: number;
}

/** A part of a map where much lies together. */
export class MapRegionResponse {
  /** 0 has the largest parts, 2 the smallest. */
  readonly level!: number;
  readonly region!: number;
  /** Its middle, 0 to 1. */
  readonly x!: number;
  readonly y!: number;
  /** What published items say there more than elsewhere, the most distinctive first. @example ['cow', 'meadow'] */
  @ApiProperty({ type: [String] })
  readonly words!: readonly string[];
}

export class MapResponse {
  /** Counts maps of all engines. */
  readonly version!: number;
  /** Name of the engine as which it sees things. */
  readonly engine!: string;
  @ApiProperty({ enum: ['umap', 'pca'] })
  readonly method!: string;
  /** Of how many published items it was drawn. */
  readonly landmarks!: number;
  readonly quality!: MapQualityResponse | null;
  readonly completedAt!: string | null;
  @ApiProperty({ type: [MapRegionResponse] })
  readonly regions!: readonly MapRegionResponse[];
}

export class MapOverviewResponse {
  /** Null until one has been drawn. */
  readonly map!: MapResponse | null;
  /** Whether one is being drawn. */
  readonly isDrawing!: boolean;
}

/** Points as columns. */
export class MapPointsResponse {
  @ApiProperty({ type: [String] })
  readonly id!: readonly string[];
  /** 0 to 1, over the whole map. */
  @ApiProperty({ type: [Number] })
  readonly x!: readonly number[];
  @ApiProperty({ type: [Number] })
  readonly y!: readonly number[];
  /** Places in the tile's `values`; -1 = none. */
  @ApiProperty({ type: [Number], required: false })
  readonly value?: readonly number[];
}

/** How many items lie in each cell of a tile, as columns; empty cells are left out. */
export class MapCellsResponse {
  /** How many cells lie side by side. */
  readonly across!: number;
  /** Row × `across` + column. */
  @ApiProperty({ type: [Number] })
  readonly at!: readonly number[];
  @ApiProperty({ type: [Number] })
  readonly count!: readonly number[];
  /** The value that most of them have. */
  @ApiProperty({ type: [Number] })
  readonly value!: readonly number[];
}

/** A square of the map: either `points` or `cells`. */
export class MapTileResponse {
  readonly version!: number;
  readonly zoom!: number;
  readonly x!: number;
  readonly y!: number;
  /** How many items of those asked for lie in it. */
  readonly count!: number;
  /** Every item, where there are few. */
  readonly points!: MapPointsResponse | null;
  readonly cells!: MapCellsResponse | null;
  /** With cells: up to 64 items that stand for what lies about them. */
  readonly pictures!: MapPointsResponse | null;
  @ApiProperty({ type: [String] })
  readonly values!: readonly string[];
}

export class MapValueResponse {
  readonly value!: string;
  readonly count!: number;
}

export class MapSummaryResponse {
  readonly version!: number;
  /** How many items of those asked for are on the map. */
  readonly total!: number;
  /** How they divide by the colour asked for, most first; 60 at most. */
  @ApiProperty({ type: [MapValueResponse] })
  readonly values!: readonly MapValueResponse[];
}

/** What lies inside a line. */
export class MapSelectionResponse {
  readonly version!: number;
  readonly count!: number;
  /** The first 10,000 of them, those that lie together one after the other. */
  @ApiProperty({ type: [String] })
  readonly ids!: readonly string[];
  /** Some of them, from everywhere in it. */
  @ApiProperty({ type: [ContentResponse] })
  readonly sample!: readonly ContentResponse[];
}

export class MapPlaceResponse {
  readonly id!: string;
  readonly x!: number;
  readonly y!: number;
}

export class MapPlacesResponse {
  readonly version!: number;
  /** Of those that are on the map and the caller may find. */
  @ApiProperty({ type: [MapPlaceResponse] })
  readonly items!: readonly MapPlaceResponse[];
}

/** A map as those see it who have it drawn. */
export class MapVersionResponse {
  readonly version!: number;
  readonly engine!: string;
  @ApiProperty({ enum: ['building', 'serving', 'retired', 'failed'] })
  readonly state!: string;
  @ApiProperty({ enum: ['umap', 'pca'] })
  readonly method!: string;
  readonly seed!: number;
  /** @example { neighbours: 15, components: 48, epochs: 300 } */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  readonly parameters!: Readonly<Record<string, number>>;
  readonly landmarks!: number | null;
  /** Steps of its drawing that are done, of `total`. */
  readonly done!: number;
  readonly total!: number;
  /** How many items had their place when it was complete. */
  readonly placed!: number;
  /** How many came since. */
  readonly placedSince!: number;
  /** How many of those are like little that was there. */
  readonly strangeSince!: number;
  /** Why it will be drawn anew: much has come, or much that is like nothing on it. */
  @ApiProperty({ enum: ['growth', 'drift'], nullable: true, type: String })
  readonly due!: 'growth' | 'drift' | null;
  readonly quality!: MapQualityResponse | null;
  readonly failure!: string | null;
  readonly createdAt!: string;
  readonly completedAt!: string | null;
}

export class MapVersionListResponse {
  /** The latest first. */
  @ApiProperty({ type: [MapVersionResponse] })
  readonly items!: readonly MapVersionResponse[];
}
