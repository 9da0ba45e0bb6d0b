/** The events of forecasts, kept by forecast: few, and the form from which every view of them is made. */
import type { StoredEvent } from '@clientele/domain/kernel';
import type { ForecastEvent } from '@clientele/domain/planning';

/** The forecasts by their ids, each with its events in order. */
export type ForecastBook = Map<string, StoredEvent<ForecastEvent>[]>;

/** Enters an event in the book. */
export const enterForecast = (book: ForecastBook, event: StoredEvent<ForecastEvent>): void => {
  const { forecast } = event.data;
  const events = book.get(forecast) ?? [];
  events.push(event);
  book.set(forecast, events);
};
