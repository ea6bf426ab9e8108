import { type Observable, firstValueFrom, fromEvent, takeUntil } from 'rxjs';

/** The answer of a request. It is cancelled on its way once nobody waits for it any more: then the promise is rejected. */
export const answerOf = <T>(request: Observable<T>, signal?: AbortSignal): Promise<T> =>
  firstValueFrom(signal ? request.pipe(takeUntil(fromEvent(signal, 'abort'))) : request);
