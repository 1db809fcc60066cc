const PARTS = ['mousedown', 'mouseup', 'click', 'dblclick'];

/**
 * Ignores the rest of a double click: its second press would hit whatever has just appeared or disappeared under the
 * pointer, such as the OK of a question that the first press opened. The next separate press counts again.
 */
export function endDoubleClick(document: Document): void {
  const over = new AbortController();
  for (const part of PARTS) {
    document.addEventListener(
      part,
      (event) => {
        if ((event as MouseEvent).detail < 2) return over.abort();
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true, signal: over.signal },
    );
  }
}
