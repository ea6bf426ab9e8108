/** What is chosen of a list, and where a range would begin. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | undefined;
}

export const NOTHING: Selection = { ids: new Set(), anchor: undefined };

/**
 * Chooses one, or takes it out; with `isRange` everything between it and the one touched before follows.
 * @param order ids as they are shown
 */
export function toggled(selection: Selection, order: readonly string[], id: string, isRange: boolean): Selection {
  const ids = new Set(selection.ids);
  const isChosen = !ids.has(id);
  const [from, to] = [order.indexOf(selection.anchor ?? id), order.indexOf(id)];
  const touched = isRange && from >= 0 ? order.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
  for (const one of touched) {
    if (isChosen) ids.add(one);
    else ids.delete(one);
  }
  return { ids, anchor: id };
}

/** Everything that is shown; nothing if everything was chosen already. */
export const allOrNothing = (selection: Selection, order: readonly string[]): Selection =>
  order.every((id) => selection.ids.has(id)) ? NOTHING : { ids: new Set(order), anchor: undefined };
