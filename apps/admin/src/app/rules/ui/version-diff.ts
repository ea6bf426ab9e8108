import { Component, computed, input, output } from '@angular/core';

import { expressionRuns, rowsOf, type Version } from '../data/versions.js';

/** Two versions of a rule side by side, with what differs marked. */
@Component({
  selector: 'odr-version-diff',
  template: `
    <div class="row">
      <label class="odr-filter">
        Version
        <select #from (change)="chosen.emit({ from: from.value, to: after().version + '' })">
          @for (one of versions(); track one.version) {
            <option [value]="one.version" [selected]="one.version === before().version">{{ one.version }}</option>
          }
        </select>
      </label>
      <label class="odr-filter">
        beside version
        <select #to (change)="chosen.emit({ from: before().version + '', to: to.value })">
          @for (one of versions(); track one.version) {
            <option [value]="one.version" [selected]="one.version === after().version">{{ one.version }}</option>
          }
        </select>
      </label>
    </div>
    <div class="frame" tabindex="0" role="region" aria-label="The two versions">
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">Version {{ before().version }}</th>
            <th scope="col">Version {{ after().version }}</th>
          </tr>
        </thead>
        <tbody>
          <tr [class.same]="before().expression === after().expression">
            <th scope="row">What it matches</th>
            <td>
              <code>
                @for (run of runs().before; track $index) {
                  @if (run.kind === 'same') {
                    <span>{{ run.text }}</span>
                  } @else {
                    <del>{{ run.text }}</del>
                  }
                }
              </code>
            </td>
            <td>
              <code>
                @for (run of runs().after; track $index) {
                  @if (run.kind === 'same') {
                    <span>{{ run.text }}</span>
                  } @else {
                    <ins>{{ run.text }}</ins>
                  }
                }
              </code>
            </td>
          </tr>
          @for (row of rows(); track row.title) {
            <tr [class.same]="row.isSame">
              <th scope="row">{{ row.title }}</th>
              <td>{{ row.before }}</td>
              <td>{{ row.after }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './version-diff.scss',
})
export class VersionDiff {
  readonly versions = input.required<readonly Version[]>();
  readonly before = input.required<Version>();
  readonly after = input.required<Version>();
  readonly chosen = output<{ from: string; to: string }>();

  protected readonly rows = computed(() => rowsOf(this.before(), this.after()));
  protected readonly runs = computed(() => expressionRuns(this.before(), this.after()));
}
