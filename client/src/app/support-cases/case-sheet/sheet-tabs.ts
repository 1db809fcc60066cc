import { Component, type ElementRef, input, output, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

export const SHEET_TABS = ['request', 'payment', 'answers'] as const;
export type SheetTab = (typeof SHEET_TABS)[number];

/**
 * The three tabs of the 案件管理票, following the ARIA tabs pattern: one stop for the Tab key, arrow keys between the
 * tabs.
 */
@Component({
  selector: 'app-sheet-tabs',
  imports: [TranslocoPipe],
  template: `
    <div class="tabs" role="tablist" [attr.aria-label]="'caseSheet.tabs.label' | transloco">
      @for (tab of tabs; track tab) {
        <button
          #button
          type="button"
          role="tab"
          class="tab"
          [id]="'tab-' + tab"
          [attr.aria-selected]="tab === selected()"
          [attr.aria-controls]="tab === selected() ? 'panel-' + tab : null"
          [tabIndex]="tab === selected() ? 0 : -1"
          (click)="chosen.emit(tab)"
          (keydown)="move($event, tab)"
        >
          {{ 'caseSheet.tabs.' + tab | transloco }}
        </button>
      }
    </div>
  `,
  styles: `
    @media (width < 40rem) {
      .tab {
        padding-inline: var(--space-1);
        font-size: 0.875rem;
      }
    }
  `,
})
export class SheetTabs {
  readonly selected = input.required<SheetTab>();
  readonly chosen = output<SheetTab>();
  protected readonly tabs = SHEET_TABS;
  private readonly buttons = viewChildren<ElementRef<HTMLButtonElement>>('button');

  protected move(event: KeyboardEvent, tab: SheetTab): void {
    const index = this.indexAfter(event.key, SHEET_TABS.indexOf(tab));
    if (index === null) return;
    event.preventDefault();
    this.buttons()[index]?.nativeElement.focus();
    this.chosen.emit(SHEET_TABS[index]!);
  }

  private indexAfter(key: string, index: number): number | null {
    const count = SHEET_TABS.length;
    if (key === 'ArrowRight') return (index + 1) % count;
    if (key === 'ArrowLeft') return (index + count - 1) % count;
    if (key === 'Home') return 0;
    return key === 'End' ? count - 1 : null;
  }
}
