import { HttpClient, HttpEventType, type HttpEvent } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { type Observable, filter, map } from 'rxjs';

/** How many moderators are at each queue, oneself included. */
export type Here = Readonly<Record<string, number>>;

/** Server-sent events over an ordinary request: an EventSource could not send the access token. */
@Service()
export class PresenceClient {
  private readonly http = inject(HttpClient);

  /** Emits with each change, and completes after some minutes: whoever is still there asks again. */
  follow(queue: string): Observable<Here> {
    const answer = this.http.get('/api/v1/moderation/presence', {
      params: { queue },
      responseType: 'text',
      observe: 'events',
      reportProgress: true,
    });
    return answer.pipe(
      map(textSoFar),
      map(lastNews),
      filter((here) => here !== undefined),
    );
  }
}

function textSoFar(event: HttpEvent<string>): string {
  if (event.type === HttpEventType.DownloadProgress) return 'partialText' in event ? (event.partialText as string) : '';
  return '';
}

/** The data of the last event that has arrived whole. */
export function lastNews(text: string): Here | undefined {
  const events = text.split('\n\n').slice(0, -1);
  const last = events.findLast((event) => event.startsWith('event: presence\n'));
  const data = last?.split('\n').find((line) => line.startsWith('data: '));
  return data === undefined ? undefined : (JSON.parse(data.slice('data: '.length)) as { readonly here: Here }).here;
}
