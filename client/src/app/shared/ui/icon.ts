import { Component, computed, input } from '@angular/core';

/** Outlines on a 24 × 24 grid, drawn for this portal. */
const SHAPES = {
  alert: 'M12 4 2.8 20h18.4z M12 10v4 M12 17v.01',
  back: 'M15 5l-7 7 7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  checkCircle: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M8 12.3l2.8 2.8L16 9.8',
  chevronDown: 'M6 9l6 6 6-6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M12 7v5l3.5 2',
  close: 'M6 6l12 12 M18 6L6 18',
  forward: 'M9 5l7 7-7 7',
  hourglass: 'M7 3h10 M7 21h10 M8 3v3.5L12 12l-4 5.5V21 M16 3v3.5L12 12l4 5.5V21',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M12 11v5 M12 8v.01',
  mail: 'M3 6h18v12H3z M3 7l9 6 9-6',
  menu: 'M4 7h16 M4 12h16 M4 17h16',
  reopen: 'M4 12a8 8 0 1 0 2.5-5.8 M4 4v4.5h4.5',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14z M16 16l4.5 4.5',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8z M12 8v5 M12 16v.01',
} as const;
export type IconName = keyof typeof SHAPES;

/** A decorative icon beside text. It is hidden from screen readers, so the text must be complete without it. */
@Component({
  selector: 'app-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="shape()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    svg {
      width: 1.25em;
      height: 1.25em;
      fill: none;
      stroke: currentcolor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly shape = computed(() => SHAPES[this.name()]);
}
