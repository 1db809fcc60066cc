const PARTS = ['mousedown', 'mouseup', 'click', 'dblclick'];

/**
 * Lets a double click end with the press that is under way: its second press would hit what has just come or gone under the pointer,
 * such as the OK of the question that the first one opened. The next press of its own counts again.
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
