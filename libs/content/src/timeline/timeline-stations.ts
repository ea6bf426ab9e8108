import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';

/** What a module downstream of this one has done with an item that was processed. */
export interface StationReport {
  readonly isDone: boolean;
  /** Figures worth telling, such as how many near copies were found. */
  readonly facts: Readonly<Record<string, number>>;
}

/** A place that processed items go through. It lies downstream of this module, so it comes here instead of being called. */
export interface TimelineStation {
  readonly step: 'compared' | 'findable';
  reportOn(id: ContentId): Promise<StationReport>;
}

/** Everywhere that items go after processing. Stations register when their module starts. */
@Injectable()
export class TimelineStations {
  private readonly stations: TimelineStation[] = [];

  register(station: TimelineStation): void {
    this.stations.push(station);
  }

  /** Reports by step; steps that nobody registered are missing. */
  async reportsOn(id: ContentId): Promise<ReadonlyMap<TimelineStation['step'], StationReport>> {
    const reports = new Map<TimelineStation['step'], StationReport>();
    for (const station of this.stations) reports.set(station.step, await station.reportOn(id));
    return reports;
  }
}
