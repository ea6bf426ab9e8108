const TYPING = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

/** Whether keys typed at this target are text for it: then no shortcut may take them. */
export function isEditableTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.getAttribute('contenteditable') === 'true') return true;
  if (
    target instanceof HTMLInputElement &&
    ['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type)
  )
    return false;
  if (TYPING.has(target.tagName)) return true;
  return ['textbox', 'combobox', 'listbox', 'searchbox', 'menu', 'menuitem'].includes(
    target.getAttribute('role') ?? '',
  );
}

/** Whether Space and Enter already mean something here, such as pressing the focused button. */
export function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('button, a[href], summary, [role=button], [role=tab], input') !== null
  );
}
